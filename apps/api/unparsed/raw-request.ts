/** What can be told of a request that could not be parsed. */
export interface RawRequest {
  /** The address as it came, empty where it is not known. */
  readonly address: string;
  header(name: string): string | undefined;
}

/** `bytes`: what had come when the parser stopped; undefined where nothing had, or where it is not known. */
export function rawRequest(bytes: Uint8Array | undefined): RawRequest {
  const [first = '', ...others] = new TextDecoder().decode(bytes).split(/\r?\n/);
  return {
    address: /^[A-Z-]+ (.*) HTTP\/\d\.\d$/.exec(first)?.[1] ?? '',
    header: (name) => {
      const line = others.find((each) => each.toLowerCase().startsWith(`${name}:`));
      return line?.slice(name.length + 1).trim();
    },
  };
}

/** The first part of an address that should have been percent-encoded. */
export const unencodedIn = (address: string): string | undefined => /[^!-~]+/.exec(address)?.[0];

/** The address as it should have been written. */
export const encoded = (address: string): string =>
  address
    .slice(0, 2_000)
    .toWellFormed()
    .replace(/[^!-~]+/g, encodeURIComponent);
