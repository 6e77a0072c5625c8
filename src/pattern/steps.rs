//! An expression as steps over characters, tried at one place.
//!
//! The rules try some million places of a corpus, and most fail at their second or third character. A general engine
//! takes longer to be asked than that: it looks up its caches, and builds tables of bytes for every stretch of counted
//! characters (`[^，。]{0,40}`). Here a try is a walk with a way back: at a fork the ways are tried in the order in which
//! the expression writes them, so that what is found is what the crate `regex` finds. The walks of the rules are short
//! and their stretches counted; expressions of users (search) are not run here.

use std::ops::{ControlFlow, Range};

use regex_syntax::hir::{Class, Hir, HirKind, Literal, Look, Repetition};

use super::bit;
use super::set::{ANY, Set};

/// A place in the text that a group begins or ends at, where it took no part.
pub const NOWHERE: usize = usize::MAX;

/// No more nodes than this: an expression that counts groups by the hundred is not meant for a walk.
const MOST: usize = 20_000;

/// No deeper than this: a word that a broken file repeats a thousand times is no phrase, and the stack has an end.
const DEEP: usize = 1_000;

/// An expression compiled.
#[derive(Clone, Debug)]
pub struct Steps {
    nodes: Vec<Node>,
    /// For each node the characters with which it can go on.
    fronts: Vec<Front>,
    start: usize,
    /// The names of the groups, by number.
    pub names: Vec<Option<Box<str>>>,
}

/// Bits of the two characters with which a node can go on.
#[derive(Clone, Copy, Debug)]
struct Front {
    first: u64,
    second: u64,
}

impl Front {
    const ANY: Self = Self { first: ANY, second: ANY };
    const NONE: Self = Self { first: 0, second: 0 };

    /// With a character of these, and behind it as `next` does.
    fn before(first: u64, next: Self) -> Self {
        Self { first, second: next.first }
    }

    fn has_first(self, bit: u64) -> bool {
        has(self.first, bit)
    }

    fn or(self, other: Self) -> Self {
        Self { first: self.first | other.first, second: self.second | other.second }
    }
}

/// A fork of more ways than these is a switch.
const SEVERAL: usize = 6;

/// Whether the bit of a character is among bits; that of none only among all.
#[inline]
fn has(bits: u64, bit: u64) -> bool {
    if bit == ANY { bits == ANY } else { bits & bit != 0 }
}

/// The bit of a character; where there is none, what only [`ANY`] has.
fn bit_of(c: Option<char>) -> u64 {
    c.map_or(ANY, bit)
}

#[derive(Clone, Debug)]
enum Node {
    /// The expression is at its end.
    Done,
    /// These words.
    Words(Box<str>, usize),
    /// A character of a class.
    One(Set, usize),
    /// A stretch of characters of a class, as long or as short as it can be.
    Stretch { set: Set, least: usize, most: usize, greedy: bool, next: usize },
    /// Ways in the order in which they are tried.
    Fork(Vec<usize>),
    /// The same of many: for each bit of a first character those that can go on with it, then those that need none.
    Switch(Box<[Vec<usize>]>),
    /// An end of a group.
    Slot(usize, usize),
    /// A place between characters.
    Look(Look, usize),
}

impl Steps {
    /// Compiles an expression; `None` where it holds what no rule needs: bytes, word boundaries, loops over nothing.
    pub fn new(hir: &Hir) -> Option<Self> {
        let mut made = Self { nodes: vec![Node::Done], fronts: vec![Front::ANY], start: 0, names: vec![None] };
        made.start = made.add(hir, 0)?;
        Some(made)
    }

    /// How many slots its groups need, the whole among them.
    pub fn slots(&self) -> usize {
        self.names.len() * 2
    }

    /// Where the match ends that begins at `at`, if one does. Where `slots` is not empty it takes the ends of the groups.
    pub fn end(&self, words: &str, at: usize, slots: &mut [usize]) -> Option<usize> {
        let end = Walk { steps: self, words, slots, depth: 0 }.run(self.start, at)?;
        if let [first, last, ..] = slots {
            (*first, *last) = (at, end);
        }
        Some(end)
    }

    fn push(&mut self, node: Node) -> Option<usize> {
        let front = self.front(&node);
        self.nodes.push(node);
        self.fronts.push(front);
        (self.nodes.len() < MOST).then_some(self.nodes.len() - 1)
    }

    /// Adds the nodes of an expression behind which `next` comes; returns the first of them.
    fn add(&mut self, hir: &Hir, next: usize) -> Option<usize> {
        match hir.kind() {
            HirKind::Empty => Some(next),
            HirKind::Literal(Literal(bytes)) => self.push(Node::Words(std::str::from_utf8(bytes).ok()?.into(), next)),
            HirKind::Class(Class::Unicode(class)) => self.push(Node::One(Set::new(class), next)),
            HirKind::Class(Class::Bytes(_)) => None,
            HirKind::Look(look @ (Look::Start | Look::End | Look::StartLF | Look::EndLF)) => {
                self.push(Node::Look(*look, next))
            }
            HirKind::Look(_) => None,
            HirKind::Repetition(of) => self.repeated(of, next),
            HirKind::Capture(of) => {
                let group = of.index as usize;
                if self.names.len() <= group {
                    self.names.resize(group + 1, None);
                }
                self.names[group].clone_from(&of.name);
                let end = self.push(Node::Slot(group * 2 + 1, next))?;
                let inside = self.add(&of.sub, end)?;
                self.push(Node::Slot(group * 2, inside))
            }
            HirKind::Concat(subs) => subs.iter().rev().try_fold(next, |next, sub| self.add(sub, next)),
            HirKind::Alternation(subs) => {
                let ways = subs.iter().map(|sub| self.add(sub, next)).collect::<Option<Vec<usize>>>()?;
                if ways.len() <= SEVERAL {
                    return self.push(Node::Fork(ways));
                }
                let bits = (0..u64::BITS).map(|n| 1 << n).chain([ANY]);
                let with = |bit: u64| ways.iter().copied().filter(|way| self.fronts[*way].has_first(bit)).collect();
                self.push(Node::Switch(bits.map(with).collect()))
            }
        }
    }

    fn repeated(&mut self, of: &Repetition, next: usize) -> Option<usize> {
        let (least, most) = (of.min as usize, of.max.map(|n| n as usize));
        let fork = |into: usize| if of.greedy { vec![into, next] } else { vec![next, into] };
        if let Some(set) = Set::of(&of.sub) {
            let most = most.unwrap_or(usize::MAX);
            return self.push(Node::Stretch { set, least, most, greedy: of.greedy, next });
        }
        let mut entry = next;
        match most {
            Some(most) => {
                for _ in least..most {
                    let into = self.add(&of.sub, entry)?;
                    entry = self.push(Node::Fork(fork(into)))?;
                }
            }
            None if of.sub.properties().minimum_len().is_some_and(|n| n > 0) => {
                entry = self.push(Node::Fork(Vec::new()))?;
                self.fronts[entry] = Front::ANY;
                let into = self.add(&of.sub, entry)?;
                self.nodes[entry] = Node::Fork(fork(into));
            }
            None => return None,
        }
        (0..least).try_fold(entry, |entry, _| self.add(&of.sub, entry))
    }

    /// Whether a node can go on with the characters whose bits these are.
    #[inline]
    fn may_begin(&self, node: usize, (first, second): (u64, u64)) -> bool {
        let front = self.fronts[node];
        has(front.first, first) && has(front.second, second)
    }

    /// With which characters a node can go on.
    fn front(&self, node: &Node) -> Front {
        match node {
            Node::Done | Node::Look(..) => Front::ANY,
            Node::Words(words, next) => {
                let characters = words.chars().rev();
                characters.fold(self.fronts[*next], |front, c| Front::before(bit(c), front))
            }
            Node::One(set, next) => Front::before(set.bits(), self.fronts[*next]),
            Node::Stretch { set, least, most, next, .. } => {
                let (set, next) = (set.bits(), self.fronts[*next]);
                let mut front = if *least == 0 { next } else { Front::NONE };
                if *least < 2 && *most > 0 {
                    front = front.or(Front::before(set, next));
                }
                if *most > 1 { front.or(Front { first: set, second: set }) } else { front }
            }
            Node::Fork(ways) => ways.iter().fold(Front::NONE, |all, way| all.or(self.fronts[*way])),
            Node::Switch(ways) => ways.iter().flatten().fold(Front::NONE, |all, way| all.or(self.fronts[*way])),
            Node::Slot(_, next) => self.fronts[*next],
        }
    }
}

/// A walk through the steps of an expression.
struct Walk<'a> {
    steps: &'a Steps,
    words: &'a str,
    /// The ends of the groups; empty where nobody asks.
    slots: &'a mut [usize],
    /// How many forks and stretches are open.
    depth: usize,
}

impl Walk<'_> {
    /// Where the match ends that goes on from a node at a place.
    fn run(&mut self, node: usize, at: usize) -> Option<usize> {
        if self.depth == DEEP {
            return None;
        }
        self.depth += 1;
        let end = self.go(node, at);
        self.depth -= 1;
        end
    }

    fn go(&mut self, mut node: usize, mut at: usize) -> Option<usize> {
        let steps = self.steps;
        loop {
            match &steps.nodes[node] {
                Node::Done => return Some(at),
                Node::Words(words, next) => {
                    if !self.words.as_bytes()[at..].starts_with(words.as_bytes()) {
                        return None;
                    }
                    (at, node) = (at + words.len(), *next);
                }
                Node::One(set, next) => {
                    let c = self.next(at).filter(|c| set.has(*c))?;
                    (at, node) = (at + c.len_utf8(), *next);
                }
                Node::Stretch { set, least, most, greedy, next } => {
                    let (first, count) = self.reach(set, *least, at);
                    if count < *least {
                        return None;
                    }
                    if !greedy {
                        return self.lengthen(set, most - least, first, *next);
                    }
                    let (last, _) = self.reach(set, most - least, first);
                    if let Some(end) = self.shorten(first..last, *next) {
                        return Some(end);
                    }
                    (at, node) = (first, *next);
                }
                Node::Fork(_) | Node::Switch(_) => match self.fork(&steps.nodes[node], at) {
                    ControlFlow::Continue(way) => node = way,
                    ControlFlow::Break(end) => return end,
                },
                Node::Slot(slot, next) => {
                    let Some(old) = self.slots.get(*slot).copied() else {
                        node = *next;
                        continue;
                    };
                    self.slots[*slot] = at;
                    let end = self.run(*next, at);
                    if end.is_none() {
                        self.slots[*slot] = old;
                    }
                    return end;
                }
                Node::Look(look, next) => {
                    if !self.looks(*look, at) {
                        return None;
                    }
                    node = *next;
                }
            }
        }
    }

    /// Tries the ways of a fork; the last of those that may go on is left to be gone.
    fn fork(&mut self, fork: &Node, at: usize) -> ControlFlow<Option<usize>, usize> {
        let steps = self.steps;
        let next = self.next_two(at);
        let ways = match fork {
            Node::Fork(ways) => ways,
            Node::Switch(ways) => {
                let place = if next.0 == ANY { u64::BITS } else { next.0.trailing_zeros() };
                &ways[place as usize]
            }
            _ => return ControlFlow::Break(None),
        };
        let mut ways = ways.iter().copied().filter(|way| steps.may_begin(*way, next));
        let Some(mut way) = ways.next() else { return ControlFlow::Break(None) };
        for other in ways {
            if let Some(end) = self.run(way, at) {
                return ControlFlow::Break(Some(end));
            }
            way = other;
        }
        ControlFlow::Continue(way)
    }

    fn next(&self, at: usize) -> Option<char> {
        self.words[at..].chars().next()
    }

    /// The bits of the next two characters.
    fn next_two(&self, at: usize) -> (u64, u64) {
        let mut rest = self.words[at..].chars();
        (bit_of(rest.next()), bit_of(rest.next()))
    }

    /// Where at most so many characters of a class end, and how many they are.
    fn reach(&self, set: &Set, most: usize, from: usize) -> (usize, usize) {
        let (mut at, mut count) = (from, 0);
        let mut rest = self.words[from..].chars();
        while count < most
            && let Some(c) = rest.next().filter(|c| set.has(*c))
        {
            at += c.len_utf8();
            count += 1;
        }
        (at, count)
    }

    /// Goes on behind a stretch, from its longest to all but its shortest.
    fn shorten(&mut self, stretch: Range<usize>, next: usize) -> Option<usize> {
        let mut at = stretch.end;
        while at > stretch.start {
            if self.steps.may_begin(next, self.next_two(at))
                && let Some(end) = self.run(next, at)
            {
                return Some(end);
            }
            at = self.words.floor_char_boundary(at - 1);
        }
        None
    }

    /// Goes on behind a stretch, from its shortest to its longest: `more` characters may be added.
    fn lengthen(&mut self, set: &Set, mut more: usize, from: usize, next: usize) -> Option<usize> {
        let mut at = from;
        loop {
            if self.steps.may_begin(next, self.next_two(at))
                && let Some(end) = self.run(next, at)
            {
                return Some(end);
            }
            at += self.next(at).filter(|c| more > 0 && set.has(*c))?.len_utf8();
            more -= 1;
        }
    }

    fn looks(&self, look: Look, at: usize) -> bool {
        let bytes = self.words.as_bytes();
        match look {
            Look::Start => at == 0,
            Look::End => at == bytes.len(),
            Look::StartLF => at == 0 || bytes[at - 1] == b'\n',
            Look::EndLF => bytes.get(at).is_none_or(|b| *b == b'\n'),
            _ => false,
        }
    }
}
