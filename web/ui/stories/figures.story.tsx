import { BigFigure, Figure, Num, Table } from '#web/ui'
import type { StoryProps } from './story.ts'

export function Opens({ say }: StoryProps) {
  return (
    <span>
      {say('Tono', 'Tone')} <Figure>−0,62 → −0,18</Figure>
    </span>
  )
}

export function Answer({ say }: StoryProps) {
  return <BigFigure of={say('primera respuesta, mediana de hoy', 'first reply, median of today')}>1 h 52 min</BigFigure>
}

export function Rows({ say }: StoryProps) {
  return (
    <Table title={say('Promesas por tienda', 'Promises by shop')} isTitled>
      <thead>
        <tr>
          <th scope="col">{say('Tienda', 'Shop')}</th>
          <Num isHead>{say('Cumplidas', 'Kept')}</Num>
          <Num isHead>{say('De', 'Of')}</Num>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">Ruzafa</th>
          <Num>38</Num>
          <Num>41</Num>
        </tr>
        <tr>
          <th scope="row">Gijón</th>
          <Num>112</Num>
          <Num>113</Num>
        </tr>
      </tbody>
    </Table>
  )
}
