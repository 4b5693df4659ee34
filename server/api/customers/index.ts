/** The people who write to the brand. */
import type { Noun } from '#api'
import { apart } from './apart.ts'
import { glance } from './glance.ts'
import { likely } from './likely.ts'
import { link } from './link.ts'
import { linkAgain } from './link-again.ts'
import { links } from './links.ts'
import { list } from './list.ts'
import { picture } from './picture.ts'
import { rename } from './rename.ts'
import { show } from './show.ts'
import { timeline } from './timeline.ts'
import { undoLink } from './undo-link.ts'

export const register: Noun = async (app, world) => {
  for (const method of [list, show, rename, timeline, glance, picture, links, link, undoLink, linkAgain, likely, apart])
    await method(app, world)
}
