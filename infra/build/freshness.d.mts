/** What is compiled together: from where, and which folders of `dist` it makes. */
export declare const builds: Readonly<
  Record<'product' | 'trials', { readonly sources: readonly string[]; readonly makes: readonly string[] }>
>;
