//! Questions about many instruments at once.

use cancu_model::{Date, Relation};
use cancu_query::{Impact, Resolution, Show, Trace, TraceOptions};
use rayon::prelude::*;

use crate::{Engine, Error};

/// The same questions about many instruments. Each reference has its own answer or its own error,
/// in the order asked, and it is what the question about it alone gives.
///
/// They are shared out among all cores of the rayon pool they are asked in. All answers are in
/// memory at the end: who has very many references asks about some of them at a time.
impl Engine {
    /// What stands in the place of each of many instruments: [`Engine::resolve`].
    ///
    /// # Examples
    ///
    /// ```
    /// use cancu::{Engine, Error};
    ///
    /// let plan = "Số: 12/KH-UBND\n\nQuảng Ngãi, ngày 04 tháng 3 năm 2021\n\nKẾ HOẠCH\n\n\
    ///     Thực hiện Nghị định số 04/2015/NĐ-CP ngày 09/01/2015 của Chính phủ.";
    /// let engine = Engine::from_texts([("ke-hoach.txt", plan)]);
    /// let asked = ["nghi dinh 04/2015", "99/2035/NĐ-CP"];
    /// let answers = engine.resolve_all(&asked, "2024-12-31".parse()?);
    /// let [Ok(decree), Err(Error::Query(unknown))] = answers.as_slice() else {
    ///     panic!("one is known and one is not");
    /// };
    /// assert_eq!(decree.current[0].to_string(), "vn/luat-qh15/2022/10");
    /// assert_eq!(unknown.query(), "99/2035/NĐ-CP");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn resolve_all<R: AsRef<str> + Sync>(
        &self,
        references: &[R],
        as_of: Date,
    ) -> Vec<Result<Resolution, Error>> {
        each(references, |it| self.resolve(it, as_of))
    }

    /// Every way up from each of many documents: [`Engine::trace`].
    #[must_use]
    pub fn trace_all<R: AsRef<str> + Sync>(
        &self,
        references: &[R],
        as_of: Date,
        options: &TraceOptions,
    ) -> Vec<Result<Trace, Error>> {
        self.lay_out();
        each(references, |it| self.trace(it, as_of, options))
    }

    /// Everything that rests on each of many instruments: [`Engine::impact`].
    #[must_use]
    pub fn impact_all<R: AsRef<str> + Sync>(
        &self,
        references: &[R],
        relations: &[Relation],
    ) -> Vec<Result<Impact, Error>> {
        self.lay_out();
        each(references, |it| self.impact(it, relations))
    }

    /// Many instruments with their statuses and relations: [`Engine::show`].
    #[must_use]
    pub fn show_all<R: AsRef<str> + Sync>(
        &self,
        references: &[R],
        as_of: Date,
    ) -> Vec<Result<Show, Error>> {
        each(references, |it| self.show(it, as_of))
    }

    /// Makes the frozen form that ways are walked in, once and before every core would make it.
    /// That it cannot be made is told by each question.
    fn lay_out(&self) {
        let _: Result<_, _> = self.graph().frozen();
    }
}

fn each<R: AsRef<str> + Sync, T: Send>(
    references: &[R],
    ask: impl Fn(&str) -> Result<T, Error> + Sync,
) -> Vec<Result<T, Error>> {
    references.par_iter().map(|it| ask(it.as_ref())).collect()
}
