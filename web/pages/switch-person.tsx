/** The way on for who opened a link that was mailed to somebody else: to sign in as that person, at the same address. */
import { rolesInWords } from '#shared/centre/labels.ts'
import { sentenceOf } from '../api/refused.ts'
import { usePerson } from '../api/signed-in-person.ts'
import { Button } from '../parts/button.tsx'
import { Notice } from '../parts/notice.tsx'
import { useLeave } from '../use-leave.tsx'

export function SwitchPerson() {
  const { name, title, roles } = usePerson()
  const { busy, error, question, leave } = useLeave({ stays: true })
  return (
    <>
      <p>
        您现在以{name}（{title || rolesInWords(roles)}
        ）登录。如果链接是发给其他人或您的其他账号的，请按“换人登录”，登录后直接打开这一页。
      </p>
      {error !== null && question === null && <Notice tone="red">{sentenceOf(error)}</Notice>}
      <p>
        <Button isDisabled={busy} onPress={() => leave('here')}>
          换人登录
        </Button>
      </p>
      {question}
    </>
  )
}
