/** The one spelling of a mailbox: however it was typed, two spellings of one mailbox come out the same. */

/** RFC 5321, 4.5.3.1.3: a path of 256 with its angle brackets. */
export const LONGEST_MAILBOX = 254

/** What a mailbox looks like once it has its one spelling; a domain in other scripts is in its ASCII form (`xn--…`). */
export const MAILBOX =
  /^(?!\.)(?!.*\.\.)[a-z0-9_'+\-.]*[a-z0-9_+-]@(?:[a-z0-9][a-z0-9-]*\.)+(?:[a-z]{2,}|xn--[a-z0-9-]+)$/

/** Full-width characters and capitals as plain ones, spaces around and beside the @ gone, the domain as DNS has it. */
export function normalMailbox(text: string): string {
  const plain = text.normalize('NFKC').trim().replace(/ *@ */g, '@').toLowerCase()
  const at = plain.lastIndexOf('@')
  return at < 0 ? plain : `${plain.slice(0, at)}@${asciiDomain(plain.slice(at + 1))}`
}

const PLAIN = /^[\u0021-\u007e]*$/
/** Would begin another part of an address, or mean something else within one. */
const NO_DOMAIN = /[\s/?#:@\\[\]%<>^|]/

/** `中心.中国` → `xn--fiq06l2rdsvs...` (UTS 46, as every browser does it); what is no domain stays and is refused later. */
function asciiDomain(typed: string): string {
  const domain = typed.replaceAll('。', '.')
  if (PLAIN.test(domain) || NO_DOMAIN.test(domain)) return domain
  try {
    return new URL(`http://${domain}`).hostname
  } catch {
    return domain
  }
}
