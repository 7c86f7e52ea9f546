/** Settings of a stack: what is refused in one line, and what is taken as it is meant. */
import { App } from 'aws-cdk-lib'
import { expect, test } from 'vitest'
import { readSettings } from '../../infra/aws/settings.ts'

const OWN = 'briefing@zwfw.gov.cn'

test.each([
  [{}, 'mailFrom=… is missing or no mail address'],
  [{ mailFrom: 'briefing@your-centre.example' }, 'mailFrom=briefing@your-centre.example is a placeholder'],
  [{ mailFrom: 'a@mail.Example.ORG' }, 'mailFrom=a@mail.example.org is a placeholder'],
  [{ mailFrom: 'a@office.test' }, 'is a placeholder'],
  [{ mailFrom: OWN, alarmMail: 'a@example.com' }, 'alarmMail=a@example.com is a placeholder'],
  [{ mailFrom: OWN, administrator: 'a@office.invalid' }, 'administrator=a@office.invalid is a placeholder'],
  [{ mailFrom: OWN, domainName: 'b.example', certificateArn: 'c' }, 'domainName=b.example is a placeholder'],
  [{ mailFrom: OWN, name: '窗讯' }, 'name must be a letter'],
  [{ mailFrom: OWN, mailSenders: '0' }, 'mailSenders must be a number'],
  [{ mailFrom: 'a@b.example', mail: 'pigeon' }, 'mail must be ses or smtp'],
  [{ mailFrom: 'a@b.example', mail: 'smtp' }, 'mail=smtp needs smtpSecretArn'],
  [{ mailFrom: 'a@b.example', domainName: 'b.example' }, 'domainName and certificateArn go together'],
  [{ mailFrom: 'a@b.example', alarmMail: 'nobody' }, 'alarmMail must be a mail address'],
])('settings %j are refused: %s', (context, says) => {
  expect(() => readSettings(new App({ context }).node)).toThrow(says)
})

test('an address of one’s own is taken, and a placeholder where nothing is deployed', () => {
  expect(readSettings(new App({ context: { mailFrom: OWN } }).node)).toMatchObject({ mailFrom: OWN, name: 'Chuangxun' })
  const context = { mailFrom: 'briefing@example.org', onlySynth: 'yes' }
  expect(readSettings(new App({ context }).node).mailFrom).toBe('briefing@example.org')
})
