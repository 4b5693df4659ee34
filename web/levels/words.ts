import type { AimWord, ClassWord } from '#protocol'
import type { Key, Translate } from '#web/texts'
import type { Cell } from './within.ts'

export const CLASSES: Record<ClassWord, Key> = {
  safety: 'levels.class.safety',
  complaint: 'levels.class.complaint',
  query: 'levels.class.query',
  courtesy: 'levels.class.courtesy',
}

const LATER: Record<AimWord, Key> = {
  first: 'levels.cell.first',
  next: 'levels.cell.next',
  resolution: 'levels.cell.resolution',
}
const LIVE: Record<AimWord, Key> = {
  first: 'levels.cell.first.live',
  next: 'levels.cell.next.live',
  resolution: 'levels.cell.resolution',
}
const BOTH: Record<AimWord, Key> = {
  first: 'levels.cell.first.both',
  next: 'levels.cell.next.both',
  resolution: 'levels.cell.resolution',
}

/** What is aimed at: "Primera respuesta", "Primera, en vivo". */
export const cellKey = ({ aim, pace }: Cell): Key => (pace === 'live' ? LIVE : pace === 'later' ? LATER : BOTH)[aim]

/** "Primera respuesta, Consulta". */
export const targetWords = (target: Cell & { class: ClassWord }, t: Translate): string =>
  t('levels.target.what', { aim: t(cellKey(target)), class: t(CLASSES[target.class]) })
