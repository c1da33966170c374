//! Questions over the whole graph: who covers, who stands alone, who ranks.

use cancu::{Cover, Engine, Measure, RankOptions};

fn plans() -> Engine {
    let plan = |number: &str, place: &str, day: &str, basis: &str| {
        format!(
            "ỦY BAN NHÂN DÂN\nTỈNH {}\n\nSố: {number}/KH-UBND\n\n{place}, {day}\n\nKẾ HOẠCH\nVề công tác dân vận\n\n{basis}\n",
            place.to_uppercase()
        )
    };
    let law = "Thực hiện Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15 ngày 10/11/2022.";
    let decree = "Thực hiện Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ.";
    let own = "Thực hiện Kế hoạch số 5/KH-UBND ngày 02/02/2024 của UBND tỉnh Gia Lai.";
    Engine::from_texts([
        (
            "a.txt",
            plan("21", "Quảng Ngãi", "ngày 05 tháng 8 năm 2025", law),
        ),
        (
            "b.txt",
            plan("22", "Gia Lai", "ngày 06 tháng 8 năm 2025", decree),
        ),
        (
            "c.txt",
            plan("23", "Bình Định", "ngày 07 tháng 3 năm 2024", law),
        ),
        (
            "d.txt",
            plan("24", "Lâm Đồng", "ngày 08 tháng 8 năm 2025", own),
        ),
    ])
}

#[test]
fn coverage_tells_direct_from_through_and_own_from_predecessors() {
    let day = "2026-01-01".parse().unwrap();
    let found = plans()
        .coverage("Luật 10/2022/QH15", day, Some("ke-hoach"))
        .unwrap();
    assert_eq!(found.units.len(), 34);
    let of = |scope: &str| found.units.iter().find(|it| it.scope == scope).unwrap();
    assert_eq!(of("quang-ngai").cover, Cover::Direct);
    assert_eq!(of("gia-lai").cover, Cover::Through);
    // Bình Định went into Gia Lai.
    assert_eq!(of("gia-lai").predecessors.len(), 1);
    assert_eq!(of("lam-dong").cover, Cover::None);
    let before = "2024-12-31".parse().unwrap();
    let found = plans()
        .coverage("Luật 10/2022/QH15", before, Some("ke-hoach"))
        .unwrap();
    assert_eq!(found.units.len(), 63);
    let covered: Vec<&str> = found
        .units
        .iter()
        .filter(|it| it.cover != Cover::None)
        .map(|it| it.scope.as_str())
        .collect();
    assert_eq!(covered, ["binh-dinh"]);
}

#[test]
fn an_orphan_has_no_way_to_the_centre() {
    let found = plans().orphans(Some("ke-hoach")).unwrap();
    let ids: Vec<String> = found.iter().map(|it| it.id.to_string()).collect();
    assert_eq!(ids, ["lam-dong/kh-ubnd/2025/24"]);
    assert_eq!(found[0].rests_on[0].to_string(), "gia-lai/kh-ubnd/2024/5");
    assert!(!found[0].undecided);
}

#[test]
fn what_is_cited_most_comes_first() {
    let options = RankOptions {
        by: Measure::Cited,
        top: 1,
        ..RankOptions::default()
    };
    let found = plans().rank(&options).unwrap();
    assert_eq!(found.ranked[0].id.to_string(), "vn/luat-qh15/2022/10");
    assert_eq!(found.ranked[0].cited_by_year.get(&2024), Some(&1));
}

/// The frozen form of a built graph has its relations, and no others.
#[test]
fn a_graph_freezes_with_all_its_relations() {
    let engine = plans();
    let frozen = engine.graph().freeze().unwrap();
    assert_eq!(frozen.relations(), engine.graph().edge_count());
    for node in engine.graph().nodes() {
        let id = engine.graph().node(node).id.to_string();
        assert_eq!(frozen.find(&id), Some(node.index() as u32));
    }
}
