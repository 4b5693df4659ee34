import { Check, Hourglass, Minus } from 'lucide'
import { Icon, cx } from '#web/ui'
import { Card } from '#web/page'
import type { ChannelAbilities } from '#protocol'
import { type Formats, type Key, type Translate, useFormats, useText } from '#web/texts'
import css from './abilities.module.css'

const MEDIA: Record<string, Key> = {
  image: 'ability.image',
  audio: 'ability.audio',
  video: 'ability.video',
  document: 'ability.document',
  sticker: 'ability.sticker',
}

/** What can be done through a channel, said before anybody tries. */
export function Abilities({ can }: { can: ChannelAbilities }) {
  const t = useText()
  const formats = useFormats()
  const abilities = listed(can, t, formats)
  return (
    <Card title={t('ability.title')}>
      <ul className={css.abilities}>
        {abilities.map(({ words, is }) => (
          <li key={words} className={cx(css.ability, !is && css.cannot)}>
            <Icon of={is ? Check : Minus} size="s" />
            <span>
              {words}
              {!is && <span className={css.said}> {t('ability.not')}</span>}
            </span>
          </li>
        ))}
        {can.windowMs !== null && (
          <li className={css.ability}>
            <Icon of={Hourglass} size="s" />
            <span>{t('ability.window', { time: formats.span(can.windowMs) })}</span>
          </li>
        )}
      </ul>
    </Card>
  )
}

function listed(can: ChannelAbilities, t: Translate, formats: Formats): { words: string; is: boolean }[] {
  const media = can.media.flatMap(kind => (MEDIA[kind] ? [t(MEDIA[kind])] : []))
  const receipts = can.receipts.includes('read') ? t('ability.read') : t('ability.delivered')
  return [
    { words: t('ability.text', { max: formats.number(can.text.max) }), is: true },
    {
      words: media.length > 0 ? t('ability.media', { kinds: media.join(', ') }) : t('ability.media.any'),
      is: media.length > 0,
    },
    { words: t('ability.buttons'), is: can.buttons },
    { words: t('ability.reactions'), is: can.reactions },
    { words: t('ability.quotes'), is: can.quotes },
    { words: receipts, is: can.receipts.length > 0 },
    { words: t('ability.typing'), is: can.typing },
    { words: t('ability.edits'), is: can.edits },
    { words: t('ability.public'), is: can.deeds.public.some(deed => deed === 'reply' || deed === 'post') },
  ]
}
