/** What is done with one message of ours, and what it said before. */
import type { Noun } from '#api'
import { act } from './act.ts'
import { correctReading } from './correct-reading.ts'
import { mail } from './mail.ts'
import { mailAsPage } from './mail-page.ts'
import { reschedule } from './reschedule.ts'
import { retry } from './retry.ts'
import { tries } from './tries.ts'
import { uncover } from './uncover.ts'
import { versions } from './versions.ts'
import { withdraw } from './withdraw.ts'

export const register: Noun = async (app, world) => {
  for (const method of [withdraw, reschedule, retry, act, mail, mailAsPage, versions, tries, correctReading, uncover])
    await method(app, world)
}
