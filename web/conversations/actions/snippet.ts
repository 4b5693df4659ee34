import { Quote } from 'lucide'
import type { Action } from '#web/actions'
import { DEEDS } from '../deed-names.ts'

/** In the text itself, `/` asks for the same. */
export const snippet: Action = {
  name: DEEDS.snippet,
  label: 'deed.snippet',
  icon: Quote,
  group: 'write',
  keys: ['mod+/'],
  can: ({ writing }) => (writing?.snippets.length ?? 0) > 0,
  run: ({ ask }) => ask(DEEDS.snippet),
  choices: ({ writing }) =>
    (writing?.snippets ?? []).map(({ id, name, shortcut, text, preview }) => ({
      ...{ key: id, label: name, preview },
      ...(shortcut && { hint: `/${shortcut}` }),
      also: `${shortcut ?? ''} ${text}`,
      run: () => writing?.insertSnippet(id),
    })),
}
