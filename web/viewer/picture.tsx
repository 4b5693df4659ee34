import { type KeyboardEvent, type RefObject, useImperativeHandle, useRef } from 'react'
import { Minus, Plus, RotateCw } from 'lucide'
import { Icon, IconButton } from '#web/ui'
import { useFormats, useText } from '#web/texts'
import type { Shown } from './shown.ts'
import { useLook } from './use-look.ts'
import { fromMiddle, usePointers } from './use-pointers.ts'
import { type Look, STEP } from './zoom.ts'
import css from './viewer.module.css'

/** What the keys do to a picture; whether they did anything. */
export type PictureKeys = { press: (event: KeyboardEvent) => boolean }

type PictureProps = {
  one: Shown
  name: string
  keys: RefObject<PictureKeys | null>
  onStep: (by: 1 | -1) => void
  onDismiss: () => void
  /** Where its tools stand, among those that all have. */
  renderTools: (tools: React.ReactNode, stage: React.ReactNode) => React.ReactNode
}

/** A picture that can be looked at closely: larger, moved, turned. */
export function Picture({ one, name, keys, onStep, onDismiss, renderTools }: PictureProps) {
  const stage = useRef<HTMLDivElement>(null)
  const { width, height } = one.file
  const { look, drawn, isWhole, onNatural, ...deeds } = useLook(stage, width && height ? { width, height } : undefined)
  const pointers = usePointers(stage, {
    isWhole,
    onMove: deeds.move,
    onZoom: deeds.zoom,
    onSwipe: onStep,
    onDismiss,
  })
  useImperativeHandle(keys, () => ({ press: event => pressed(event, isWhole, deeds) }))
  return renderTools(
    <Tools look={look} {...deeds} />,
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys and buttons of the viewer do the same
    <div
      ref={stage}
      className={css.stage}
      data-zoomed={!isWhole || undefined}
      {...pointers}
      onDoubleClick={event => (isWhole ? deeds.zoom(STEP ** 2, fromMiddle(event.currentTarget, event)) : deeds.reset())}
    >
      <img
        className={css.picture}
        src={one.address}
        alt={name}
        draggable={false}
        style={{ ...drawn, transform: transformOf(look) }}
        onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
          naturalWidth > 0 && onNatural({ width: naturalWidth, height: naturalHeight })
        }
      />
    </div>,
  )
}

const transformOf = ({ x, y, turns, scale }: Look): string =>
  `translate(${x}px, ${y}px) rotate(${turns * 90}deg) scale(${scale})`

type Deeds = Omit<ReturnType<typeof useLook>, 'look' | 'drawn' | 'isWhole' | 'onNatural'>

const PAN = 80

/** + and − and 0, R turns it; while it is larger than the window, the arrows move it. */
function pressed({ key }: KeyboardEvent, isWhole: boolean, { zoom, move, turn, reset }: Deeds): boolean {
  const by = { ArrowLeft: [PAN, 0], ArrowRight: [-PAN, 0], ArrowUp: [0, PAN], ArrowDown: [0, -PAN] }[key]
  if (key === '+' || key === '=') zoom(STEP)
  else if (key === '-') zoom(1 / STEP)
  else if (key === '0') reset()
  else if (key.toLowerCase() === 'r') turn()
  else if (by && !isWhole) move({ x: by[0]!, y: by[1]! })
  else return false
  return true
}

function Tools({ look, zoom, turn, reset }: Deeds & { look: Look }) {
  const t = useText()
  const percent = useFormats().percent(look.scale)
  return (
    <>
      <IconButton
        name={t('viewer.smaller')}
        aria-keyshortcuts="-"
        isOff={look.scale === 1}
        onClick={() => zoom(1 / STEP)}
      >
        <Icon of={Minus} />
      </IconButton>
      <button
        type="button"
        className={css.scale}
        aria-label={t('viewer.whole', { percent })}
        aria-keyshortcuts="0"
        onClick={reset}
      >
        {percent}
      </button>
      <IconButton name={t('viewer.larger')} aria-keyshortcuts="+" onClick={() => zoom(STEP)}>
        <Icon of={Plus} />
      </IconButton>
      <IconButton name={t('viewer.turn')} aria-keyshortcuts="R" onClick={turn}>
        <Icon of={RotateCw} />
      </IconButton>
    </>
  )
}
