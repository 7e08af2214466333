export type Verdict = {
  kind: string
  language: string
  verdict: 'right' | 'missed' | 'wrong' | 'taken'
  line: string
}
