/** The departments of a call as the windows of a deadline of their own (延期) offer them: by name, with what each answered and until when it has. */
import { minuteInChinese } from '#shared/calendar.ts'
import type { Answer } from '#shared/submission/department-answer.ts'

export type CalledDepartment = {
  id: string
  name: string
  answer: Answer
  deadline: string | null
  extended: boolean
  people: string[]
}

const ANSWERED: Partial<Record<Answer, string>> = { 'handed-in': '已报送', zero: '本期无稿' }

export const asChoice = ({ id, name, answer, deadline, extended, people }: CalledDepartment) => ({
  id,
  name: [
    name,
    ANSWERED[answer],
    extended && deadline && `已延期至${minuteInChinese(deadline)}`,
    people.length === 0 && '没有在用的信息员，通知无人收到',
  ]
    .filter(Boolean)
    .join('　'),
})
