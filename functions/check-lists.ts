/** The lists of places and words that the checks look things up in: read and made once, when the first text is checked. */
import type { Knowledge } from '#shared/checks/check-content.ts'

type Lists = Required<Pick<Knowledge, 'divisions' | 'confused'>>

let made: Promise<Lists> | null = null

export function checkLists(): Promise<Lists> {
  made ??= makeLists()
  return made
}

/** Loaded here: a function that starts need not read a quarter of a megabyte first. */
async function makeLists(): Promise<Lists> {
  const [{ areaList }, { divisionsOf }, { confusedLists }] = await Promise.all([
    import('@vant/area-data'),
    import('#shared/checks/text/divisions.ts'),
    import('#shared/checks/words/confused.ts'),
  ])
  return {
    divisions: divisionsOf([areaList.province_list, areaList.city_list, areaList.county_list]),
    confused: confusedLists(),
  }
}
