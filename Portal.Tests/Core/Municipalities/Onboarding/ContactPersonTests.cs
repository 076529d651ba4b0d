using Microsoft.EntityFrameworkCore;
using Portal.Core.Municipalities;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Municipalities.Onboarding;

public sealed class ContactPersonTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    public static TheoryData<SaveContactPerson, string> Refusals => new()
    {
        { Onboardings.NewContact() with { Name = " " }, "氏名を入力してください。" },
        { Onboardings.NewContact() with { Department = null }, "部署を入力してください。" },
        { Onboardings.NewContact() with { Phone = "110" }, "電話番号は「097-534-6111」のように、市外局番から入力してください。" },
        { Onboardings.NewContact() with { Version = 1 }, ContactPersonErrors.NotFound.Message },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task What_cannot_be_saved_says_why(SaveContactPerson request, string message)
    {
        var result = await portal.SendAs(await portal.NewClerk(), request);

        Assert.Equal([message], result.Errors.Select(e => e.Message));
    }

    [Fact]
    public async Task A_person_is_added_once_changed_and_removed_by_the_own_insurer()
    {
        var (clerk, other) = (await portal.NewClerk(), await portal.NewClerk());
        var request = Onboardings.NewContact() with { Phone = "０９７（５３４）６１１１" };
        await portal.SendAs(clerk, request);
        await portal.SendAs(clerk, request);
        var person = Assert.Single(await portal.SendAs(clerk, new ListContactPersons()));
        Assert.Equal("097-534-6111", person.Phone);

        var change = request with { Version = person.Version, Name = "髙橋 一郎" };
        Assert.Equal([ContactPersonErrors.NotFound], (await portal.SendAs(other, change)).Errors);
        Assert.False((await portal.SendAs(clerk, change)).Failed);
        Assert.False((await portal.SendAs(clerk, change)).Failed);
        Assert.Equal([ContactPersonErrors.ChangedMeanwhile], (await portal.SendAs(clerk, change with { Name = "別の 人" })).Errors);

        Assert.Equal("髙橋 一郎", Assert.Single(await portal.SendAs(clerk, new ListContactPersons())).Name);
        Assert.False(await portal.SendAs(other, new RemoveContactPerson(person.Id)));
        Assert.True(await portal.SendAs(clerk, new RemoveContactPerson(person.Id)));
        Assert.False(await portal.SendAs(clerk, new RemoveContactPerson(person.Id)));
        Assert.Empty(await portal.SendAs(clerk, new ListContactPersons()));
    }

    [Fact]
    public async Task There_are_never_more_than_ten_however_many_click_at_once()
    {
        var clerk = await portal.NewClerk();

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => portal.SendAs(clerk, Onboardings.NewContact()))));

        Assert.Equal(ContactPerson.Most, await portal.InDatabase(db => db.ContactPersons.CountAsync(c => c.InsurerId == clerk.InsurerId)));
        Assert.Equal([ContactPersonErrors.TooMany], (await portal.SendAs(clerk, Onboardings.NewContact())).Errors);
    }
}
