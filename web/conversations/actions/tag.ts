import { Plus, Tag } from 'lucide'
import { type Action, folded } from '#web/actions'
import { longestTag } from '#protocol'
import { HUES } from '#web/tags'
import { DEEDS } from '../deed-names.ts'

/** Several can be put on and taken off in one go; what is not there yet is made. */
export const tag: Action = {
  name: DEEDS.tag,
  label: 'deed.tag',
  icon: Tag,
  group: 'talk',
  keys: ['T'],
  can: ({ talk }) => talk !== undefined,
  run: ({ ask }) => ask(DEEDS.tag),
  choices: ({ talk }) =>
    (talk?.tags ?? [])
      .filter(({ id, isArchived }) => !isArchived || talk?.tagged.includes(id))
      .map(({ id, name, hue }) => {
        const isChosen = talk?.tagged.includes(id) ?? false
        return {
          ...{ key: id, label: name, hue: HUES[hue], isChosen, stays: true },
          run: () => talk?.tag(isChosen ? { remove: [id] } : { add: [id] }),
        }
      }),
  make({ talk, t }, written) {
    const isThere = talk?.tags.some(({ name, isArchived }) => !isArchived && folded(name) === folded(written))
    if (!talk?.makeTag || isThere || written.length > longestTag) return undefined
    return {
      ...{ key: 'make', label: t('tag.make', { name: written }), icon: Plus, stays: true },
      run: () => talk.makeTag?.(written),
    }
  },
}
