/** The knowledge that the checks are given in tests: the words and places that `cx check` gives them. */
import { areaList } from '@vant/area-data'
import { SEED_DEPARTMENTS } from '#shared/checks/seed-departments.ts'
import { rosterOf } from '#shared/checks/text/department-name.ts'
import { divisionsOf } from '#shared/checks/text/divisions.ts'
import type { TextContext } from '#shared/checks/text-context.ts'
import { confusedLists } from '#shared/checks/words/confused.ts'

export const WORDS: TextContext = {
  departments: rosterOf(SEED_DEPARTMENTS),
  divisions: divisionsOf([areaList.province_list, areaList.city_list, areaList.county_list]),
  confused: confusedLists(),
}

/** An issue of March 2026, issued on 8 April. */
export const MARCH: TextContext = { ...WORDS, period: '2026-03', issueDate: '2026-04-08' }
