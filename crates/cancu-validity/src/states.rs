use cancu_frozen::Relations;
use cancu_graph::{Graph, Node, NodeId};
use cancu_model::{Date, State};

use crate::event::{ACTS, alone};
use crate::mortal::may_end;
use crate::{judge, status};

/// How many instruments are asked for their acts before what was read of them is let go.
const SOME: usize = 1024;

/// Hands the state of every instrument on a day to `each`, in any order: that of [`status`].
///
/// On what nobody acts, and what can fall with nothing, hangs its state on itself alone. Of an
/// opened graph nothing else is read of it, and nothing of any is kept.
///
/// # Complexity
///
/// *O*(*n*), and for those on which others act or that details what may end that of [`status`].
pub fn states(graph: &Graph, as_of: Date, each: &mut dyn FnMut(NodeId, &Node, State)) {
    let acted = acted_on(graph);
    let is_acted = |node: NodeId| acted.get(node.index()).copied().unwrap_or(true);
    let mut rest = Vec::new();
    graph.each_node(&mut |node, it| {
        if is_acted(node) {
            rest.push(node);
        } else {
            each(node, it, judge(&alone(it), as_of).status.state);
        }
    });
    for some in rest.chunks(SOME) {
        let part = graph.apart();
        for node in some {
            let state = status(&part, *node, as_of).status.state;
            each(*node, part.node(*node), state);
        }
    }
}

/// Says of every node whether its events may hang on others; of all, where there is no frozen form
/// to say so.
fn acted_on(graph: &Graph) -> Vec<bool> {
    let (Ok(frozen), Ok(mortal)) = (graph.frozen(), may_end(graph)) else {
        return Vec::new();
    };
    let mut out = vec![false; graph.node_count()];
    let acted = frozen.reached_by(Relations::of(&ACTS)).into_iter();
    let mortal = mortal.into_iter().map(NodeId::index);
    for at in acted.map(|it| it as usize).chain(mortal) {
        if let Some(it) = out.get_mut(at) {
            *it = true;
        }
    }
    out
}
