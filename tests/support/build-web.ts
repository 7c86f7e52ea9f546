/** Builds the web once before the tests that open it, so that none does so in the middle of another. */
import { buildWeb } from '../../infra/local/web.ts'

export const setup = buildWeb
