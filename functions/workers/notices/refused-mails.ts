/** Names of the log's lines about a letter that a server refused for good; an alarm on AWS counts them (infra/aws/alarms.ts). */
export const NOTICE_REFUSED = 'notice-refused'
export const TEST_MAIL_REFUSED = 'test-mail-refused'
