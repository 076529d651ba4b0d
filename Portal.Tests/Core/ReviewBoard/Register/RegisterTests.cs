using Microsoft.EntityFrameworkCore;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;

namespace Portal.Tests.Core.ReviewBoard.Register;

public sealed class RegisterTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("", "a@example.jp", "医師", "Name", ReviewerErrors.NameMissing)]
    [InlineData("　 ", "a@example.jp", "医師", "Name", ReviewerErrors.NameMissing)]
    [InlineData("山田\u0007太郎", "a@example.jp", "医師", "Name", ReviewerErrors.NameUnprintable)]
    [InlineData("山田\u202E太郎", "a@example.jp", "医師", "Name", ReviewerErrors.NameUnprintable)]
    [InlineData("山田太郎", "a@example.jp", "", "Profession", ReviewerErrors.ProfessionMissing)]
    [InlineData("山田太郎", "", "医師", "Email", "メールアドレスを入力してください。")]
    [InlineData("山田太郎", "a@example.jp\r\nBcc: b@example.jp", "医師", "Email", "メールアドレスに改行などの見えない文字が含まれています。入力し直してください。")]
    [InlineData("山田太郎", "山田 <a@example.jp>, b@example.jp", "医師", "Email", "メールアドレスは、名前などを付けずに1件だけ入力してください。")]
    public async Task A_field_that_cannot_be_used_is_named(string name, string email, string profession, string field, string message)
    {
        var clerk = await portal.NewClerk();

        var result = await portal.SendAs(clerk, new AddReviewer(name, email, profession));

        var error = Assert.Single(result.Errors);
        Assert.Equal((field, message), (error.Field, error.Message));
    }

    [Fact]
    public async Task A_name_is_kept_as_typed_and_an_address_is_compared_without_width_and_case()
    {
        var clerk = await portal.NewClerk();

        var id = (await portal.SendAs(clerk, new AddReviewer(" 髙﨑 𠮷神 ", "Ｔａｒｏ..J.@Docomo.ne.jp", "医師"))).Value;

        var reviewer = await portal.InDatabase(db => db.Reviewers.SingleAsync(r => r.Id == id));
        Assert.Equal("髙﨑 𠮷神", reviewer.Name);
        Assert.Equal("taro..j.@docomo.ne.jp", reviewer.EmailKey);
        var again = await portal.SendAs(clerk, new AddReviewer("別の人", "taro..j.@DOCOMO.ne.jp", "医師"));
        Assert.Equal([ReviewerErrors.AddressTaken], again.Errors);
        Assert.False((await portal.SendAs(await portal.NewClerk(), new AddReviewer("別の人", "taro..j.@docomo.ne.jp", "医師"))).Failed);
    }

    [Fact]
    public async Task Of_two_that_register_one_address_at_once_one_is_refused()
    {
        var clerk = await portal.NewClerk();

        var results = await Task.WhenAll(Enumerable.Range(0, 6)
            .Select(i => portal.SendAs(clerk, new AddReviewer($"審査員{i}", "same@example.jp", "医師"))));

        Assert.Single(results, r => !r.Failed);
        Assert.All(results.Where(r => r.Failed), r => Assert.Equal([ReviewerErrors.AddressTaken], r.Errors));
        Assert.Equal(1, await portal.InDatabase(db => db.Reviewers.CountAsync(r => r.InsurerId == clerk.InsurerId)));
    }

    [Fact]
    public async Task The_second_of_two_clerks_overwrites_nothing()
    {
        var clerk = await portal.NewClerk();
        var id = (await portal.SendAs(clerk, new AddReviewer("山田", "yamada@example.jp", "医師"))).Value;
        var opened = await portal.SendAs(clerk, new FindReviewer(id));
        await portal.SendAs(clerk, new ChangeReviewer(id, opened!.Version, "山田 一郎", "yamada@example.jp", "歯科医師"));

        var result = await portal.SendAs(clerk, new ChangeReviewer(id, opened.Version, "山田", "other@example.jp", "医師"));

        Assert.Equal([ReviewerErrors.ChangedMeanwhile], result.Errors);
        var now = await portal.SendAs(clerk, new FindReviewer(id));
        Assert.Equal(("山田 一郎", "yamada@example.jp", "歯科医師"), (now!.Name, now.Email, now.Profession));
    }

    [Fact]
    public async Task Another_insurers_reviewer_does_not_exist()
    {
        var clerk = await portal.NewClerk();
        var id = (await portal.SendAs(clerk, new AddReviewer("山田", "yamada@example.jp", "医師"))).Value;
        var version = (await portal.SendAs(clerk, new FindReviewer(id)))!.Version;
        var stranger = await portal.NewClerk();

        Assert.Null(await portal.SendAs(stranger, new FindReviewer(id)));
        Assert.True((await portal.SendAs(stranger, new ChangeReviewer(id, version, "乗取", "x@example.jp", "医師"))).Failed);
        Assert.False((await portal.SendAs(stranger, new SwitchReviewer(id, false))).Value);
        Assert.Equal("山田", (await portal.SendAs(clerk, new FindReviewer(id)))!.Name);
    }

    [Theory]
    [InlineData("山田太", 1)]
    [InlineData("山田 太", 1)]
    [InlineData("YAMADA@", 1)]
    [InlineData("保健", 1)]
    [InlineData("太", 1)]
    [InlineData("田郎", 0)]
    [InlineData("郎yamada", 0)]
    [InlineData("\u3000", 2)]
    [InlineData("100%", 0)]
    [InlineData("_", 0)]
    [InlineData(null, 2)]
    public async Task The_register_is_searched_by_name_address_and_profession(string? text, int found)
    {
        var clerk = await portal.NewClerk();
        await portal.SendAs(clerk, new AddReviewer("山田　太郎", "yamada@example.jp", "保健師"));
        await portal.SendAs(clerk, new AddReviewer("佐藤", "sato@example.jp", "医師"));

        var list = await portal.SendAs(clerk, new ListReviewers(new ReviewerFilter(text, null, null), 1));

        Assert.Equal((found, found), (list.Count, list.Rows.Count));
    }

    [Fact]
    public async Task The_same_form_sent_twice_at_once_adds_one_person()
    {
        var clerk = await portal.NewClerk();
        var request = new AddReviewer("山田", "yamada@example.jp", "医師", Guid.CreateVersion7());

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => portal.SendAs(clerk, request)));
        var again = await portal.SendAs(clerk, request);

        Assert.All([.. results, again], r => Assert.Equal(request.NewId, r.Value));
        Assert.Equal(1, await portal.InDatabase(db => db.Reviewers.CountAsync(r => r.InsurerId == clerk.InsurerId)));
    }

    [Fact]
    public async Task Every_change_leaves_an_audit_event_without_names()
    {
        var clerk = await portal.NewClerk();
        var id = (await portal.SendAs(clerk, new AddReviewer("山田", "yamada@example.jp", "医師"))).Value;
        var version = (await portal.SendAs(clerk, new FindReviewer(id)))!.Version;
        await portal.SendAs(clerk, new ChangeReviewer(id, version, "山田 一郎", "yamada@example.jp", "医師"));
        await portal.SendAs(clerk, new SwitchReviewer(id, false));
        await portal.SendAs(clerk, new SwitchReviewer(id, false));

        var events = await portal.InDatabase(db => db.AuditEvents.Where(e => e.ObjectId == id).OrderBy(e => e.Id).ToListAsync());
        Assert.Equal(["ReviewerAdded", "ReviewerChanged", "ReviewerDeactivated"], events.Select(e => e.Action));
        Assert.Equal("""{"Fields":["Name"]}""", events[1].Details);
    }
}
