/// The strongly connected components of places `0..places`: for each place the number of its
/// component. Every component has a greater number than those that it leads to.
///
/// Tarjan's algorithm without recursion: chains of a million documents need no stack.
///
/// # Complexity
///
/// *O*(*n* + *m*).
///
/// ```
/// let above: [&[u32]; 4] = [&[], &[0], &[1, 3], &[2]];
/// let component = cancu_frozen::components(4, |place| above[place as usize]);
/// assert_eq!(component, [0, 1, 2, 2]);
/// ```
#[must_use]
pub fn components<'g>(places: usize, row: impl Fn(u32) -> &'g [u32]) -> Vec<u32> {
    const NEW: u32 = u32::MAX;
    let mut component = vec![NEW; places];
    // The lowest visit number that a place leads back to; its own when it is first seen.
    let mut low = vec![NEW; places];
    let (mut visits, mut found) = (0, 0);
    let mut open: Vec<u32> = Vec::new();
    let mut call: Vec<(u32, u32, usize)> = Vec::new();
    for root in 0..places as u32 {
        if low[root as usize] != NEW {
            continue;
        }
        low[root as usize] = visits;
        open.push(root);
        call.push((root, visits, 0));
        visits += 1;
        while let Some(frame) = call.last_mut() {
            let (place, visit, at) = *frame;
            if let Some(&next) = row(place).get(at) {
                frame.2 += 1;
                if low[next as usize] == NEW {
                    low[next as usize] = visits;
                    open.push(next);
                    call.push((next, visits, 0));
                    visits += 1;
                } else if component[next as usize] == NEW {
                    low[place as usize] = low[place as usize].min(low[next as usize]);
                }
                continue;
            }
            call.pop();
            if low[place as usize] == visit {
                while let Some(member) = open.pop() {
                    component[member as usize] = found;
                    if member == place {
                        break;
                    }
                }
                found += 1;
            }
            if let Some(&(below, _, _)) = call.last() {
                low[below as usize] = low[below as usize].min(low[place as usize]);
            }
        }
    }
    component
}
