/** A package without types: a WOFF2 file becomes the TrueType file in it. */
declare module 'wawoff2' {
  export function decompress(file: Uint8Array): Promise<Uint8Array>
}
