using Portal.Core.ReviewBoard;

namespace Portal.Tests.Core.ReviewBoard.Registration;

public sealed class VersionChangesTests
{
    private static readonly Guid A = Guid.NewGuid();
    private static readonly Guid B = Guid.NewGuid();
    private static readonly Guid C = Guid.NewGuid();

    [Fact]
    public void The_same_papers_make_no_change_whatever_their_pages() =>
        Assert.Empty(Texts(Contents(Case(A, 1, "x")), Contents(Case(A, 1, "x") with { FirstPage = 9 })));

    [Fact]
    public void A_replaced_paper_is_named_by_its_place_and_kind() =>
        Assert.Equal(["審査順1の主治医意見書を差し替え"], Texts(Contents(Case(A, 1, "x")), Contents(Case(A, 1, "y"))));

    [Fact]
    public void Added_and_removed_cases_are_named_without_calling_the_rest_reordered() =>
        Assert.Equal(
            ["審査順2の事例を追加", "前の版の審査順1の事例を削除"],
            Texts(Contents(Case(A, 1, "x"), Case(B, 2, "y")), Contents(Case(B, 1, "y"), Case(C, 2, "z"))));

    [Fact]
    public void Another_order_is_said_once() =>
        Assert.Equal(
            ["審査順を変更"],
            Texts(Contents(Case(A, 1, "x"), Case(B, 2, "y")), Contents(Case(B, 1, "y"), Case(A, 2, "x"))));

    [Fact]
    public void Only_cases_with_the_same_papers_stay_read() =>
        Assert.Equal([B], VersionChanges.UnchangedCases(
            Contents(Case(A, 1, "x"), Case(B, 2, "y")), Contents(Case(A, 1, "other"), Case(B, 2, "y"), Case(C, 3, "y"))));

    private static IEnumerable<string> Texts(PacketContents before, PacketContents after) =>
        VersionChanges.Between(before, after).Select(c => c.Text);

    private static PacketContents Contents(params PacketCase[] cases) => new(10, [], cases, "");

    private static PacketCase Case(Guid id, int position, string sha256) => new(
        id, position, "0001", ReviewCaseKind.New, "", position, 1,
        [new PacketPaper(Guid.NewGuid(), ReviewDocumentKind.PhysicianOpinion, "a.pdf", position, 1, sha256)]);
}
