/** 约稿要求: the longest text that a call may ask with. */
import { Paragraphs } from '../fields.ts'
import { LONGEST_BRIEF } from './longest-brief.ts'

/** What a call asks for, in the editor's own words: topics, length, examples. */
export const Brief = Paragraphs(LONGEST_BRIEF)
