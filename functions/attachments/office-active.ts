/** Finds in Word and Excel files all that runs or calls out when they are opened: macros, controls, objects, templates and data from elsewhere. */
import { resolved } from './xml-text.ts'

/** Entries that hold programs, controls or data that is fetched; printer settings are `.bin` too, and harmless. */
const ACTIVE_NAMES = [
  /vba(project|data)/i,
  /(^|\/)activex\//i,
  /(^|\/)macrosheets\//i,
  /(^|\/)dialogsheets\//i,
  /(^|\/)customui\//i,
  /(^|\/)(connections\.xml|querytables\/|webextensions\/)/i,
  /\.(exe|dll|com|scr|bat|cmd|js|jse|vbs|vbe|wsf|hta|ps1|lnk|jar|msi|html?|mht|svg|swf)$/i,
]
const isHarmlessBin = (name: string) => /(^|\/)(printersettings|customproperty)[^/]*\.bin$/i.test(name)

export const isActiveName = (name: string): boolean =>
  ACTIVE_NAMES.some((pattern) => pattern.test(name)) || (/\.bin$/i.test(name) && !isHarmlessBin(name))

export const isActiveType = (contentType: string): boolean =>
  /macroenabled|vbaproject|vbadata|macrosheet|activex|oleobject|controlproperties|addin|html|rfc822/i.test(contentType)

/** Commands of DDE, by a field of Word or a link of Excel. A field's words may lie in several runs. */
export function runsDde(xml: string): boolean {
  if (/<(?:\w+:)?(ddeLink|oleLink)\b/.test(xml)) return true
  const runs = [...xml.matchAll(/<(?:\w+:)?instrText\b[^>]*>([^<]*)</g)].map(([, said = '']) => said)
  const simple = [...xml.matchAll(/\binstr\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, a, b]) => a ?? b ?? '')
  return [runs.join(''), ...simple].some((said) => /(^|[^a-z])DDE(AUTO)?([^a-z]|$)/i.test(resolved(said)))
}

/** Whether a part of relationships (ECMA-376, part 2, 8.5) has the program fetch something by itself, or a link run something. */
export const callsOut = (rels: string): boolean =>
  [...rels.matchAll(/<(?:\w+:)?Relationship\s([^>]*)>/g)].some(([, given = '']) => {
    const said = attributesOf(given)
    if (said.TargetMode?.toLowerCase() !== 'external') return false
    const target = (said.Target ?? '').trim()
    switch (said.Type?.split('/').at(-1)) {
      case 'hyperlink':
        return /^(javascript|vbscript|data|search|ms-[a-z]+|search-ms)\s*:/i.test(target)
      // A document remembers the template it was made from, on the writer's own disk.
      case 'attachedTemplate':
        return !isOnOwnDisk(target)
      // Other workbooks, which Excel asks about before it reads them.
      case 'externalLinkPath':
      case 'xlPathMissing':
        return /^[a-z][a-z+.-]+:\/\/(?!\/)/i.test(target) || target.startsWith('\\\\')
      default:
        return true
    }
  })

const isOnOwnDisk = (target: string) =>
  /^file:\/\/\/[a-z]:/i.test(target) || /^[a-z]:[\\/]/i.test(target) || /^[^:\\/][^:]*$/.test(target)

function attributesOf(given: string): Partial<Record<string, string>> {
  const found = [...given.matchAll(/([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)]
  return Object.fromEntries(found.map(([, name = '', a, b]) => [name, resolved(a ?? b ?? '')]))
}
