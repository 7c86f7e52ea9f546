/** The one spelling of a mailbox, however it was typed or pasted, and what is no mailbox. */

import { normalized, withoutInvisible } from '../text.ts'

/** RFC 5321, 4.5.3.1.3: a path of 256 with its angle brackets. */
export const LONGEST_ADDRESS = 254
/** RFC 5321, 4.5.3.1.1. All that is allowed here is ASCII: a character is an octet. */
const LONGEST_LOCAL_PART = 64
/** RFC 1035, 2.3.4. */
const LONGEST_LABEL = 63
/** Nothing longer is looked into: there is room for a name before the address. */
const LONGEST_TYPED = 1000

const LOCAL_PART = /^(?!\.)(?!.*\.\.)[a-z0-9_'+\-.]*[a-z0-9_+-]$/
/** RFC 1035, 2.3.1: letters, digits and hyphens, no hyphen at either end. */
const LABEL = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/
const TOP_LABEL = /^(?:[a-z]{2,}|xn--[a-z0-9-]+)$/

/**
 * Why a mailbox in its one spelling is none, as what is said of it (`格式不对`), or null; a domain in other scripts is in
 * its ASCII form (`xn--…`).
 */
export function whyNoAddress(address: string): string | null {
  if (address.length > LONGEST_ADDRESS) return `超过 ${LONGEST_ADDRESS} 个字符`
  const [local = '', domain, ...more] = address.split('@')
  if (domain === undefined || more.length > 0) return '格式不对'
  const labels = domain.split('.')
  if (!LOCAL_PART.test(local) || labels.length < 2 || !labels.every((label) => LABEL.test(label))) return '格式不对'
  if (!TOP_LABEL.test(labels.at(-1) ?? '')) return '格式不对'
  if (local.length > LONGEST_LOCAL_PART) return `@ 前超过 ${LONGEST_LOCAL_PART} 个字符`
  return labels.some((label) => label.length > LONGEST_LABEL) ? `@ 后有一段超过 ${LONGEST_LABEL} 个字符` : null
}

/** The address alone, as `readAddress` finds it. */
export const normalAddress = (text: string): string => readAddress(text).address

const NAMED = /^([^<>]*)<([^<>]*)>$/

/**
 * `收文岗 <A@B.cn>`, `mailto:a@b.cn`, `ａ＠ｂ。ｃｎ；` → the name that stands before it, if any, and the address: full-width
 * characters and capitals as plain ones, without what ends a sentence, spaces beside the @ gone, the domain as DNS has it.
 */
export function readAddress(text: string): { name: string; address: string } {
  if (text.length > LONGEST_TYPED) return { name: '', address: text }
  const plain = normalized(withoutInvisible(text).text, 'NFKC')
    .replace(/[\s;,、。]+$/, '')
    .trim()
    .replace(/[〈《]/g, '<')
    .replace(/[〉》]/g, '>')
  const [, before, within] = NAMED.exec(plain) ?? []
  const address = spelled(within ?? plain)
  const name = (before ?? '')
    .trim()
    .replace(/^["'“”]+|["'“”]+$/g, '')
    .trim()
  // Mail programs write an address before itself; another one would be lost.
  if (!name.includes('@') || spelled(name) === address) return { name: name.includes('@') ? '' : name, address }
  return { name: '', address: plain.toLowerCase() }
}

function spelled(typed: string): string {
  const address = typed
    .trim()
    .toLowerCase()
    .replace(/^mailto: *([^?]*)(?:\?.*)?$/, '$1')
    .replace(/ *@ */g, '@')
  const at = address.lastIndexOf('@')
  return at < 0 ? address : `${address.slice(0, at)}@${asciiDomain(address.slice(at + 1))}`
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
