using Portal.Core.ReviewBoard;

namespace Portal.Tests.Core.ReviewBoard.Preparation;

public sealed class PaperPlacementTests
{
    private static readonly CaseName[] Cases = [.. Enumerable.Range(1, 12)
        .Select(position => new CaseName(Guid.CreateVersion7(), position, position == 12 ? "4420" : $"{100 + position}"))];

    [Theory]
    [InlineData("03_意見書.pdf", 3, ReviewDocumentKind.PhysicianOpinion)]
    [InlineData("３＿主治医意見書.pdf", 3, ReviewDocumentKind.PhysicianOpinion)]
    [InlineData("0003-調査票.pdf", 3, ReviewDocumentKind.SurveyForm)]
    [InlineData("12_一次判定.pdf", 12, ReviewDocumentKind.FirstStageJudgement)]
    [InlineData("05_調査票_特記事項.pdf", 5, ReviewDocumentKind.SurveyForm)]
    [InlineData("5 特記事項.PDF", 5, ReviewDocumentKind.SurveyForm)]
    [InlineData("7.概況調査.pdf", 7, ReviewDocumentKind.SurveyForm)]
    [InlineData("7－判定結果.pdf", 7, ReviewDocumentKind.FirstStageJudgement)]
    [InlineData("1_1次判定結果.pdf", 1, ReviewDocumentKind.FirstStageJudgement)]
    [InlineData("2_１次判定結果票.pdf", 2, ReviewDocumentKind.FirstStageJudgement)]
    [InlineData("審査順4_主治医.pdf", 4, ReviewDocumentKind.PhysicianOpinion)]
    [InlineData("No.8 意見書.pdf", 8, ReviewDocumentKind.PhysicianOpinion)]
    [InlineData("事例９　意見書.pdf", 9, ReviewDocumentKind.PhysicianOpinion)]
    [InlineData("（10）調査票.pdf", 10, ReviewDocumentKind.SurveyForm)]
    [InlineData("03.pdf", 3, ReviewDocumentKind.Other)]
    [InlineData("3_追加資料.pdf", 3, ReviewDocumentKind.Other)]
    [InlineData("103_意見書.pdf", 3, ReviewDocumentKind.PhysicianOpinion)] // the number of a case
    [InlineData("4420_調査票.pdf", 12, ReviewDocumentKind.SurveyForm)]
    [InlineData("0105_調査票.pdf", 5, ReviewDocumentKind.SurveyForm)]
    [InlineData("6_調査票と意見書.pdf", 6, ReviewDocumentKind.SurveyForm)] // the first word counts
    public void A_file_finds_its_case_and_kind_by_its_name(string fileName, int position, ReviewDocumentKind kind)
    {
        var place = PaperPlacement.Find(fileName, Cases);

        Assert.Equal(new PaperPlace(Cases[position - 1].Id, kind), place);
    }

    [Theory]
    [InlineData("0_次第.pdf")]
    [InlineData("00_主治医意見書の書き方.pdf")]
    [InlineData("次第.pdf")]
    [InlineData("第42回_次第.pdf")]
    [InlineData("0_12月3日.pdf")]
    [InlineData("2026年12月3日_名簿.pdf")]
    [InlineData("20261203_次第.pdf")]
    [InlineData("委員の座席.pdf")]
    public void A_file_without_a_case_belongs_to_the_whole_session(string fileName)
    {
        Assert.Equal(new PaperPlace(null, ReviewDocumentKind.Other), PaperPlacement.Find(fileName, Cases));
    }

    [Theory]
    [InlineData("13_意見書.pdf", ReviewDocumentKind.PhysicianOpinion)]
    [InlineData("99_メモ.pdf", ReviewDocumentKind.Other)]
    [InlineData("意見書.pdf", ReviewDocumentKind.PhysicianOpinion)]
    [InlineData("メモ.pdf", ReviewDocumentKind.Other)]
    [InlineData("スキャン.pdf", ReviewDocumentKind.Other)]
    [InlineData("12月3日の資料.pdf", ReviewDocumentKind.Other)]
    [InlineData("20261203.pdf", ReviewDocumentKind.Other)]
    [InlineData("1次判定.pdf", ReviewDocumentKind.FirstStageJudgement)] // 1 is part of the word
    public void A_paper_that_may_belong_to_any_case_waits_for_a_person(string fileName, ReviewDocumentKind kind)
    {
        Assert.Equal(new PaperPlace(null, kind, NeedsPlace: true), PaperPlacement.Find(fileName, Cases));
    }

    [Theory]
    [InlineData("0003_意見書.pdf")]
    [InlineData("0003_補足.pdf")]
    public void A_name_that_is_the_order_of_one_case_and_the_number_of_another_waits_for_a_person(string fileName)
    {
        CaseName[] cases =
        [
            new(Guid.CreateVersion7(), 1, "0003"), new(Guid.CreateVersion7(), 2, "0001"), new(Guid.CreateVersion7(), 3, "0002"),
        ];

        Assert.True(PaperPlacement.Find(fileName, cases).NeedsPlace);
        Assert.Equal(cases[2].Id, PaperPlacement.Find("03_意見書.pdf", cases).CaseId);
    }

    [Fact]
    public void The_order_goes_before_the_number_of_a_case()
    {
        CaseName[] cases = [new(Guid.CreateVersion7(), 1, "0002"), new(Guid.CreateVersion7(), 2, "0001")];

        Assert.Equal(cases[1].Id, PaperPlacement.Find("02_意見書.pdf", cases).CaseId);
    }
}
