interface TreeNode {
  type: string
  depth?: number
  children?: TreeNode[]
}

/** Headings of a text become levels of the page that it stands in: none above `from`, none that skips a level. */
export const orderedHeadings =
  ({ from }: { from: number }) =>
  (tree: TreeNode) => {
    const headings = (tree.children ?? []).filter((node) => node.type === 'heading')
    const written = [...new Set(headings.map((heading) => heading.depth ?? 1))].sort((a, b) => a - b)
    let previous = from - 1
    for (const heading of headings) {
      const wanted = from + written.indexOf(heading.depth ?? 1)
      previous = Math.min(wanted, previous + 1, 6)
      heading.depth = previous
    }
  }
