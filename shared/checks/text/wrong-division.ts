/** A county or city that is named under a city or province to which it does not belong: 绵阳市温江区. */
import type { Found } from '../finding.ts'
import { type Divisions, isCity, isProvince, liesIn, nameAt } from './divisions.ts'

/** Only a whole name says that the place before it is the one around it: 成都武侯区, never 成都绵阳. */
const WHOLE = /[市区县州盟旗]$/
const LEAST = 3

export function wrongDivisions(text: string, divisions: Divisions): Found<'wrong-division'>[] {
  const findings: Found<'wrong-division'>[] = []
  for (let at = 0; at < text.length; at += 1) {
    const outer = nameAt(text, at, divisions)
    if (outer === null) continue
    const next = at + outer.length + (/^[的下]/.test(text[at + outer.length] ?? '') ? 1 : 0)
    const inner = nameAt(text, next, divisions)
    const wrong = inner === null ? null : whyWrong(outer, inner, divisions)
    if (inner !== null && wrong !== null)
      findings.push({ kind: 'wrong-division', start: at, end: next + inner.length, message: wrong })
    at += outer.length - 1
  }
  return findings
}

function whyWrong(outer: string, inner: string, { codes, names }: Divisions): string | null {
  if (inner.length < LEAST || !WHOLE.test(inner)) return null
  const around = (codes.get(outer) ?? []).filter((code) => isProvince(code) || isCity(code))
  const places = (codes.get(inner) ?? []).filter((code) => !isProvince(code))
  if (around.length === 0 || places.length === 0) return null
  // A city behind a city is a list of two, as is a county that has its city's name: only what lies deeper is held against it.
  const deeper = (code: string, within: string) => isProvince(within) || !isCity(code)
  if (places.some((code) => around.some((within) => !deeper(code, within) || liesIn(code, within)))) return null
  const [place = ''] = places
  const province = names.get(`${place.slice(0, 2)}0000`) ?? ''
  const city = isCity(place) ? '' : (names.get(`${place.slice(0, 4)}00`) ?? '')
  return `“${inner}”不属于“${outer}”，属于${province}${city === province ? '' : city}${places.length > 1 ? '等地' : ''}`
}
