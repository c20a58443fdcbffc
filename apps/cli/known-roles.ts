import { type AccountRole, accountRoles, type Language, listed, roleNames } from '#kernel';

/** Every role that an account may have, as it is typed and as people call it. */
export const knownRoles = (language: Language): string =>
  listed(
    accountRoles.map((role) => inWords[language](role, roleNames[language][role])),
    language,
  );

const inWords: Readonly<Record<Language, (role: AccountRole, name: string) => string>> = {
  zh: (role, name) => `${role} ${name}`,
  en: (role, name) => (role === name ? role : `${role} (${name})`),
};
