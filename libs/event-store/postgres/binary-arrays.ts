/** Arrays in PostgreSQL's binary format, which need no quoting and no parsing. The numbers are the oids of the element types. */
const oids = { int4: 23, text: 25, json: 114, uuid: 2950 } as const;

const headerBytes = 20;

function writeHeader(buffer: Buffer, oid: number, length: number): void {
  buffer.writeInt32BE(1, 0); // dimensions
  buffer.writeInt32BE(0, 4); // no nulls
  buffer.writeInt32BE(oid, 8);
  buffer.writeInt32BE(length, 12);
  buffer.writeInt32BE(1, 16); // lower bound
}

export function int4Array(values: readonly number[]): Buffer {
  const buffer = Buffer.allocUnsafe(headerBytes + values.length * 8);
  writeHeader(buffer, oids.int4, values.length);
  let at = headerBytes;
  for (const value of values) {
    buffer.writeInt32BE(4, at);
    buffer.writeInt32BE(value, at + 4);
    at += 8;
  }
  return buffer;
}

export function uuidArray(values: readonly string[]): Buffer {
  const buffer = Buffer.allocUnsafe(headerBytes + values.length * 20);
  writeHeader(buffer, oids.uuid, values.length);
  let at = headerBytes;
  for (const value of values) {
    buffer.writeInt32BE(16, at);
    buffer.write(value.replaceAll('-', ''), at + 4, 16, 'hex');
    at += 20;
  }
  return buffer;
}

export const textArray = (values: readonly string[]): Buffer => stringArray(values, oids.text);

/** @param values JSON texts */
export const jsonArray = (values: readonly string[]): Buffer => stringArray(values, oids.json);

function stringArray(values: readonly string[], oid: number): Buffer {
  let most = headerBytes;
  for (const value of values) most += 4 + value.length * 3;
  const buffer = Buffer.allocUnsafe(most);
  writeHeader(buffer, oid, values.length);
  let at = headerBytes;
  for (const value of values) {
    const bytes = buffer.write(value, at + 4, 'utf8');
    buffer.writeInt32BE(bytes, at);
    at += 4 + bytes;
  }
  return buffer.subarray(0, at);
}
