import { composerStories } from '#web/composer/stories'
import { connectionsStories } from '#web/connections/stories'
import { formStories } from '#web/form/stories'
import { lookStories } from '#web/look/stories'
import { overlayStories } from '#web/overlay/stories'
import { publicCardStories } from '#web/public-card/stories'
import { pageStories } from '#web/page/stories'
import { statesStories } from '#web/states/stories'
import { talkStories } from '#web/talk/stories'
import { threadStories } from '#web/thread/stories'
import { type Stories, uiStories } from '#web/ui/stories'

/** Every story there is, by room and component. A room that is not here has no stories. */
export const rooms: Record<string, Record<string, Stories>> = {
  ui: uiStories,
  form: formStories,
  overlay: overlayStories,
  states: statesStories,
  talk: talkStories,
  page: pageStories,
  thread: threadStories,
  composer: composerStories,
  'public-card': publicCardStories,
  connections: connectionsStories,
  look: lookStories,
}
