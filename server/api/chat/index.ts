/**
 * The web chat for visitors: what it looks like, passes, messages, files and a live line, for pages of other sites.
 * Promises: a visitor sees the messages of their own threads alone, ours once they are sent, never a note or a line of
 * the team; no page but the allowed ones is answered; the work for a message does not grow with the visitors online.
 */
import type { Noun } from '#api'
import { openLimits } from '../limits.ts'
import { letIn } from './enter.ts'
import { files } from './files.ts'
import { live } from './live.ts'
import { messages } from './messages.ts'
import { profile } from './profile.ts'
import { script } from './script.ts'
import { testPage } from './test-page.ts'
import { visitor } from './visitor.ts'

export const register: Noun = async (app, world) => {
  const chat = { world, limits: openLimits(world.now) }
  script(app)
  testPage(app, world)
  await app.register(async inside => {
    letIn(inside, world)
    for (const method of [profile, visitor, messages, files, live]) await method(inside, chat)
  })
}
