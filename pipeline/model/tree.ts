interface TreeNode {
  readonly type: string
}

/**
 * Calls `visitor` with a node and all that is in it, in the order of the text; where it returns false, not with what is in that node.
 * Children may be changed while they are visited, not added or taken away.
 */
export function eachNode<N extends TreeNode>(node: N, visitor: (node: N) => false | void): void {
  if (visitor(node) === false || !('children' in node)) return
  for (const child of node.children as readonly N[]) eachNode(child, visitor)
}
