/** The lists of words and places that checks look things up in: large, and fetched beside the page, not before it. */
import { areaList } from '@vant/area-data'
import { divisionsOf } from '#shared/checks/text/divisions.ts'
import { confusedLists } from '#shared/checks/words/confused.ts'

export const WORDS = {
  divisions: divisionsOf([areaList.province_list, areaList.city_list, areaList.county_list]),
  confused: confusedLists(),
}

export type Words = typeof WORDS
