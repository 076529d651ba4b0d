using Microsoft.EntityFrameworkCore;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;

namespace Portal.Tests.Core.ReviewBoard.Register;

public sealed class PanelTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Members_sit_by_their_numbers_and_the_rest_follow_as_they_stand()
    {
        var (clerk, people) = await Board(4);

        var id = (await portal.SendAs(clerk, new AddPanel("第3合議体", Seating(people, people[2], (2, 1), (1, 2))))).Value;

        var panel = await portal.SendAs(clerk, new FindPanel(id));
        Assert.Equal([people[2], people[1], people[0], people[3]], panel!.Members.Select(m => m.ReviewerId));
        Assert.Equal(people[2], panel.Members.Single(m => m.IsHead).ReviewerId);
    }

    [Theory]
    [InlineData("", PanelErrors.NameMissing)]
    [InlineData("第1・第2", PanelErrors.NameSeparates)]
    [InlineData("あ、い", PanelErrors.NameSeparates)]
    public async Task A_name_that_cannot_be_used_is_refused(string name, string message)
    {
        var result = await portal.SendAs(await portal.NewClerk(), new AddPanel(name, Seating([], null)));

        Assert.Equal(("Name", message), (result.Errors[0].Field, result.Errors[0].Message));
    }

    [Fact]
    public async Task The_head_is_one_of_the_members()
    {
        var (clerk, people) = await Board(2);

        var result = await portal.SendAs(clerk, new AddPanel("第1合議体", Seating([people[0]], people[1])));

        Assert.Equal([PanelErrors.HeadNotSeated], result.Errors);
    }

    [Fact]
    public async Task Another_insurers_reviewer_and_an_inactive_one_get_no_seat()
    {
        var (clerk, people) = await Board(2);
        var (_, strangers) = await Board(1);
        await portal.SendAs(clerk, new SwitchReviewer(people[1], false));

        foreach (var member in (Guid[])[strangers[0], people[1]])
        {
            var result = await portal.SendAs(clerk, new AddPanel("第1合議体", Seating([people[0], member], null)));
            Assert.Equal([PanelErrors.UnknownMember], result.Errors);
        }
    }

    [Fact]
    public async Task Who_becomes_inactive_keeps_the_seat_until_it_is_taken_away()
    {
        var (clerk, people) = await Board(2);
        var id = (await portal.SendAs(clerk, new AddPanel("第1合議体", Seating(people, null)))).Value;
        await portal.SendAs(clerk, new SwitchReviewer(people[1], false));

        var panel = (await portal.SendAs(clerk, new FindPanel(id)))!;
        Assert.False((await portal.SendAs(clerk, new ChangePanel(id, panel.Version, "第1合議体", Seating(people, null)))).Failed);

        Assert.False((await portal.SendAs(clerk, new FindPanel(id)))!.Members[1].IsActive);
    }

    [Fact]
    public async Task Of_two_clerks_who_change_only_members_the_second_is_told()
    {
        var (clerk, people) = await Board(3);
        var id = (await portal.SendAs(clerk, new AddPanel("第1合議体", Seating(people[..1], null)))).Value;
        var opened = (await portal.SendAs(clerk, new FindPanel(id)))!;
        await portal.SendAs(clerk, new ChangePanel(id, opened.Version, "第1合議体", Seating(people[..2], null)));

        var result = await portal.SendAs(clerk, new ChangePanel(id, opened.Version, "第1合議体", Seating([people[2]], null)));

        Assert.Equal([PanelErrors.ChangedMeanwhile], result.Errors);
        Assert.Equal(people[..2], (await portal.SendAs(clerk, new FindPanel(id)))!.Members.Select(m => m.ReviewerId));
    }

    [Fact]
    public async Task Of_two_panels_made_at_once_with_one_name_one_is_refused()
    {
        var clerk = await portal.NewClerk();

        var results = await Task.WhenAll(Enumerable.Range(0, 4)
            .Select(_ => portal.SendAs(clerk, new AddPanel("第1合議体", Seating([], null)))));

        Assert.Single(results, r => !r.Failed);
        Assert.All(results.Where(r => r.Failed), r => Assert.Equal([PanelErrors.NameTaken], r.Errors));
    }

    [Fact]
    public async Task The_same_form_sent_twice_at_once_makes_one_panel()
    {
        var (clerk, people) = await Board(2);
        var request = new AddPanel("第1合議体", Seating(people, people[0]), Guid.CreateVersion7());

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => portal.SendAs(clerk, request)));
        var again = await portal.SendAs(clerk, request);

        Assert.All([.. results, again], r => Assert.Equal(request.NewId, r.Value));
        Assert.Equal(1, await portal.InDatabase(db => db.Panels.CountAsync(p => p.InsurerId == clerk.InsurerId)));
    }

    [Fact]
    public async Task Another_insurers_panel_does_not_exist()
    {
        var (clerk, people) = await Board(1);
        var id = (await portal.SendAs(clerk, new AddPanel("第1合議体", Seating(people, null)))).Value;
        var version = (await portal.SendAs(clerk, new FindPanel(id)))!.Version;
        var stranger = await portal.NewClerk();

        Assert.Null(await portal.SendAs(stranger, new FindPanel(id)));
        Assert.True((await portal.SendAs(stranger, new ChangePanel(id, version, "乗取", Seating([], null)))).Failed);
        Assert.False((await portal.SendAs(stranger, new SwitchPanel(id, false))).Value);
        Assert.Empty((await portal.SendAs(stranger, new ListSeatableReviewers(id))).List);
        Assert.True(await portal.InDatabase(db => db.Panels.Where(p => p.Id == id).Select(p => p.IsActive).SingleAsync()));
    }

    private static PanelSeating Seating(Guid[] members, Guid? head, params (int Member, int Number)[] order) =>
        new(members, order.ToDictionary(o => members[o.Member], o => (int?)o.Number), head);

    private async Task<(TestUser Clerk, Guid[] People)> Board(int size)
    {
        var clerk = await portal.NewClerk();
        var people = new List<Guid>();
        for (var i = 0; i < size; i++)
        {
            people.Add((await portal.SendAs(clerk, new AddReviewer($"審査員{i}", $"m{i}@example.jp", "医師"))).Value);
        }

        return (clerk, [.. people]);
    }
}
