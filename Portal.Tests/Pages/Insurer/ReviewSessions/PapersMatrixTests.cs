using Portal.Core.ReviewBoard;
using Portal.Pages.Insurer.ReviewSessions;

namespace Portal.Tests.Pages.Insurer.ReviewSessions;

public sealed class PapersMatrixTests
{
    private static readonly Guid Case = Guid.CreateVersion7();

    [Fact]
    public void A_ready_paper_that_is_being_replaced_still_counts()
    {
        var old = Paper("01_意見書.pdf", ReviewDocumentStatus.Ready, pages: 3);
        var replacement = Paper("新しい.pdf", ReviewDocumentStatus.Checking) with { ReplacesId = old.Id };

        var matrix = Matrix(old, replacement);

        Assert.Equal([old], matrix.Cell(Case, ReviewDocumentKind.PhysicianOpinion));
        Assert.Equal((3, 3), (matrix.PagesOf(Case), matrix.PagesOf(ReviewDocumentKind.PhysicianOpinion)));
    }

    [Fact]
    public void Papers_without_a_case_stand_by_file_name_with_2_before_10()
    {
        string[] names = ["次第.pdf", "10_意見書.pdf", "2_調査票.pdf", "2_意見書.pdf"];

        var matrix = Matrix([.. names.Select(n => Paper(n, ReviewDocumentStatus.Ready) with { CaseId = null, NeedsPlace = true })]);

        Assert.Equal(["2_意見書.pdf", "2_調査票.pdf", "10_意見書.pdf", "次第.pdf"], matrix.Unplaced.Select(p => p.FileName));
    }

    [Theory]
    [InlineData(null, "1_意見書.pdf")]
    [InlineData(3, "2_意見書.pdf", "3_意見書.pdf")]
    [InlineData(5, "2_意見書.pdf", "3_意見書.pdf", "5_意見書.pdf")]
    [InlineData(2, "2_意見書.pdf", "1234_領収書.pdf")]
    [InlineData(null, "1234_領収書.pdf")]
    public void A_stray_number_does_not_offer_a_thousand_cases(int? last, params string[] names)
    {
        var matrix = Matrix([.. names.Select(n => Paper(n, ReviewDocumentStatus.Ready) with { CaseId = null, NeedsPlace = true })]);

        Assert.Equal(last, matrix.MissingUpTo);
    }

    private static PapersMatrix Matrix(params PaperRow[] papers) => new(new PapersView(
        new SessionHead(
            Guid.CreateVersion7(), 42, "第1合議体", null, null, ReviewSessionStatus.Draft, 0, 0, DateTimeOffset.UnixEpoch),
        papers, [], 1, [], null, PacketIsCurrent: false, IsAsPublished: false));

    private static PaperRow Paper(string name, ReviewDocumentStatus status, int pages = 0) => new(
        Guid.CreateVersion7(), Case, ReviewDocumentKind.PhysicianOpinion, false, 1, name, status,
        1000, pages, null, DateTimeOffset.UnixEpoch, null, 1);
}
