/** The choice of who takes over the steps of an approver who leaves, or becomes none. */
import { useQuery } from '@tanstack/react-query'
import type { Person, PersonSettings } from '#shared/centre/person.ts'
import { people, publications } from '../../../api/queries.ts'
import { fieldError } from '../../../api/refused.ts'
import { Select } from '../../../parts/field.tsx'

const approves = ({ active, roles }: Pick<PersonSettings, 'active' | 'roles'>) => active && roles.includes('leader')

/** Whether what is typed takes them from their steps. */
export const stepsEnd = (person: Person, typed: PersonSettings): boolean => approves(person) && !approves(typed)

type Props = { person: Person; error: unknown; value: string; onChange: (id: string) => void }

export function HandOver({ person, error, value, onChange }: Props) {
  const { data: known = [] } = useQuery(people)
  const { data: all = [] } = useQuery(publications)
  const steps = all.flatMap((one) => one.steps).filter(({ approvers }) => approvers.includes(person.id))
  // What was chosen before the settings changed can be taken back.
  if (steps.length === 0 && value === '') return null
  const others = known.filter((one) => one.id !== person.id && approves(one))
  return (
    <Select
      label={`${steps.map(({ name }) => `“${name}”`).join('、') || '审核环节'}交给`}
      value={value}
      onChange={onChange}
      options={[
        { value: '', label: '（不交接，由该环节其他审核人办理）' },
        ...others.map(({ id, name, title }) => ({ value: id, label: title ? `${name}　${title}` : name })),
      ]}
      hint="保存时一并修改刊物设置的审核人；正在等待办理的各期，请接手的人审核。"
      error={fieldError(error, 'handTo')}
    />
  )
}
