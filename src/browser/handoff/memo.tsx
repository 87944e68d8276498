import { Component, type VNode } from 'preact'

/** A component that is drawn again only when one of its props is another: for the rows of a long list. */
export function memo<Props extends object>(draw: (props: Props) => VNode) {
  return class extends Component<Props> {
    override shouldComponentUpdate(next: Readonly<Props>): boolean {
      const before = new Map<string, unknown>(Object.entries(this.props))
      const after = Object.entries(next)
      return after.length !== before.size || after.some(([name, value]) => !Object.is(before.get(name), value))
    }
    override render(props: Props): VNode {
      return draw(props)
    }
  }
}
