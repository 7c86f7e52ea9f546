/** The devices on which one is signed in; one of them, or all, can be signed out from here. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import { minuteInChinese } from '#shared/calendar.ts'
import { answer, api } from '../../api/client.ts'
import { everyRow } from '../../api/every-page.ts'
import { queryClient } from '../../api/query-client.ts'
import { sentenceOf } from '../../api/refused.ts'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { toast } from '../../parts/toast.tsx'
import { useAct } from '../../parts/use-act.ts'
import { Loaded } from '../../parts/waiting.tsx'

const devices = queryOptions({
  queryKey: ['devices'],
  queryFn: () =>
    everyRow(
      (query) => answer(api.sessions.$get({ query })),
      (page) => page.devices,
    ),
  staleTime: 0,
})

export function DevicesSection() {
  const query = useQuery(devices)
  const { busy, error, run } = useAct()
  const end = async (sessionId: string) => {
    const done = await run(async () => {
      await answer(api.sessions[':sessionId'].end.$post({ param: { sessionId } }))
      await queryClient.invalidateQueries({ queryKey: devices.queryKey })
    })
    if (done) toast('已在那台设备上退出登录')
  }
  return (
    <section aria-labelledby="devices-title" className="stack">
      <h2 id="devices-title">登录的设备</h2>
      <p className="muted">要在所有设备上一并退出，请点右上角自己的姓名。</p>
      {error !== null && <Notice tone="red">{sentenceOf(error)}</Notice>}
      <Loaded query={query}>
        {(list) => (
          <table className="table">
            <thead>
              <tr>
                <th scope="col">设备</th>
                <th scope="col">登录时间</th>
                <th scope="col">到期</th>
                <th scope="col">操作</th>
              </tr>
            </thead>
            <tbody>
              {list.map(({ id, name, trusted, createdAt, expires, current }) => (
                <tr key={id}>
                  <th scope="row" data-label="设备">
                    {name} {trusted && <Badge label="信任的设备" tone="blue" />}
                  </th>
                  <td data-label="登录时间">{minuteInChinese(createdAt)}</td>
                  <td data-label="到期">{minuteInChinese(expires)}</td>
                  <td data-label="操作">
                    {current ? (
                      '正在使用的这一台'
                    ) : (
                      <Button
                        small
                        isDisabled={busy}
                        aria-label={`在${name}上退出，${minuteInChinese(createdAt)}登录`}
                        onPress={() => void end(id)}
                      >
                        退出
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Loaded>
    </section>
  )
}
