/** How mail goes out: by SES with an identity and a configuration set, or by the centre's own server. */
import { RemovalPolicy, Stack } from 'aws-cdk-lib'
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { ConfigurationSet, type DkimRecord, EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses'
import type { Construct } from 'constructs'
import type { Settings } from './settings.ts'
import { acknowledgeWildcards } from './wildcards.ts'

/** What workers are told of it, how they are let, whose events tell what became of mails (null where none come), and what the domain's DNS must get. */
export type MailWay = {
  variables: Record<string, string>
  grantSend: (role: Role) => void
  configurationSet: ConfigurationSet | null
  dkimRecords: DkimRecord[]
}

export function makeMail(scope: Construct, settings: Settings): MailWay {
  return settings.mail === 'smtp' ? bySmtp(scope, settings) : bySes(scope, settings)
}

function bySes(scope: Construct, { mailFrom, mailIdentity }: Settings): MailWay {
  const domain = mailFrom.slice(mailFrom.indexOf('@') + 1)
  const identity =
    mailIdentity === 'create' ? new EmailIdentity(scope, 'MailDomain', { identity: Identity.domain(domain) }) : null
  // By a changed setting it would go, and with it all mail of the account from this domain, until its DNS is proved again.
  identity?.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
  const configurationSet = new ConfigurationSet(scope, 'Mail', {
    reputationMetrics: true,
    // Ours is the one list: shown, and lifted by an administrator (docs/decisions/0007).
    disableSuppressionList: true,
  })
  const arn = (resource: string, resourceName: string) =>
    Stack.of(scope).formatArn({ service: 'ses', resource, resourceName })
  const anyIdentity = arn('identity', '*')
  return {
    configurationSet,
    dkimRecords: identity?.dkimRecords ?? [],
    variables: { MAIL: 'ses', SES_CONFIGURATION_SET: configurationSet.configurationSetName },
    grantSend: (role) => {
      // The quota is the account's; SES knows no narrower resource for asking.
      role.addToPolicy(new PolicyStatement({ actions: ['ses:GetSendQuota'], resources: ['*'] }))
      acknowledgeWildcards(role, 'ses:GetSendQuota cannot be granted for one resource.', ['Resource::*'])
      role.addToPolicy(
        new PolicyStatement({
          actions: ['ses:SendRawEmail'],
          // SES asks for the right on whichever identity it sends by (the address, its domain or one above it), and in the
          // sandbox on the recipient's too. For whom the function may speak is what the condition says.
          resources: [anyIdentity, arn('configuration-set', configurationSet.configurationSetName)],
          conditions: { StringEquals: { 'ses:FromAddress': mailFrom } },
        }),
      )
      acknowledgeWildcards(
        role,
        'Any identity of the account, but only as mailFrom: which one SES takes is its choice.',
        ['Resource::arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:identity/*'],
      )
    },
  }
}

function bySmtp(scope: Construct, { smtpSecretArn = '' }: Settings): MailWay {
  const secret = Secret.fromSecretCompleteArn(scope, 'SmtpServer', smtpSecretArn)
  return {
    configurationSet: null,
    dkimRecords: [],
    variables: { MAIL: 'smtp', SMTP_URL_ARN: secret.secretArn },
    grantSend: (role) => {
      secret.grantRead(role)
    },
  }
}
