import { type Light, lights } from '#tasks/contract';

/** How many tasks show each light at the end of a month. */
export interface LightsOfMonth {
  /** `YYYY-MM` */
  readonly month: string;
  readonly counts: Readonly<Record<Light, number>>;
}

export const lightCounts = (items: readonly { readonly light: Light }[]): Record<Light, number> =>
  Object.fromEntries(lights.map((light) => [light, items.filter((item) => item.light === light).length])) as Record<
    Light,
    number
  >;
