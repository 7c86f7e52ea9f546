/** The mails that SES took, told of as it publishes events: by the template’s event destination and rule, to the queue. */
import type { Template } from 'aws-cdk-lib/assertions'
import type { Arrival } from '../arrival.ts'
import { fillingIn } from '../filled-in.ts'
import { byEventBridge, SES_EVENTS, type SesEventName } from '../ses-events.ts'
import { resourcesOf } from '../synthesised.ts'
import { fits } from './pattern.ts'
import { mustBeLetSend } from './permissions.ts'

/** What becomes of a mail to this mailbox. */
export type Becomes = (to: string) => SesEventName

/** As an event destination calls the types. */
const typeOf = (eventType: string) => `${eventType[0]?.toLowerCase()}${eventType.slice(1).replace(' ', '')}`

/** Answers what SES publishes of an arrival, and the ARNs of the queues that it is put into. */
export function mailEventsOf(template: Template, becomes: Becomes) {
  const fill = fillingIn(template)
  const all = (type: string) => resourcesOf(template, type).map(([id, { Properties }]) => ({ id, ...fill(Properties) }))
  const destinations = all('AWS::SES::ConfigurationSetEventDestination')
  const rules = all('AWS::Events::Rule').filter(({ EventPattern, State }) => EventPattern && State === 'ENABLED')

  return ({ to: [to = ''], tags }: Arrival, nth: number): { body: string; queue: string }[] => {
    const letter = { letter: tags['delivery-id'] ?? '', to, messageId: `ses-${nth}` }
    const destination = destinations.find(({ ConfigurationSetName }) => ConfigurationSetName === tags.configurationSet)
    if (!destination?.EventDestination.Enabled) return []
    const told = (['send', becomes(to)] as const)
      .map((name) => withSet(SES_EVENTS[name](letter), tags.configurationSet ?? ''))
      .filter(({ eventType }) => destination.EventDestination.MatchingEventTypes.includes(typeOf(eventType)))
      .map(byEventBridge)
    return told.flatMap((event) =>
      rules
        .filter(({ EventPattern }) => fits(EventPattern, event))
        .flatMap(({ id, Targets }) =>
          Targets.map(({ Arn }: { Arn: string }) => {
            mustBeLetSend(template, Arn, 'events.amazonaws.com', fill({ 'Fn::GetAtt': [id, 'Arn'] }))
            return { body: JSON.stringify(event), queue: Arn }
          }),
        ),
    )
  }
}

const withSet = <E extends { eventType: string; mail: { tags: object } }>(event: E, set: string): E => ({
  ...event,
  mail: { ...event.mail, tags: { ...event.mail.tags, 'ses:configuration-set': [set] } },
})
