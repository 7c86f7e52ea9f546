/** The lists of places and words that the checks look things up in: made once, when the first text is checked. */
import { areaList } from '@vant/area-data'
import type { Knowledge } from '#shared/checks/check-content.ts'
import { divisionsOf } from '#shared/checks/text/divisions.ts'
import { confusedLists } from '#shared/checks/words/confused.ts'

type Lists = Required<Pick<Knowledge, 'divisions' | 'confused'>>

let made: Lists | null = null

export function checkLists(): Lists {
  made ??= {
    divisions: divisionsOf([areaList.province_list, areaList.city_list, areaList.county_list]),
    confused: confusedLists(),
  }
  return made
}
