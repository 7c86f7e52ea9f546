/** XML parts of Office files as text: in UTF-8, without a DTD, so that what is looked for in them cannot hide. */

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The text, or null for XML that Office never writes: another encoding, or entities of its own. */
export function readXml(bytes: Uint8Array): string | null {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
  const says = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([^"']*)/i.exec(text)?.[1]
  if (text.includes('\0') || /<!(DOCTYPE|ENTITY)/i.test(text)) return null
  return says === undefined || /^utf-8$/i.test(says) ? text : null
}

/** What an attribute's value says, its references resolved (XML 1.0, 4.1). */
export const resolved = (value: string): string =>
  value.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : null
    if (code === null) return ENTITIES[name] ?? whole
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
