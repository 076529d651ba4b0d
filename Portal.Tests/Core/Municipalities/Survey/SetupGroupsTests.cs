using Portal.Core.Municipalities;

namespace Portal.Tests.Core.Municipalities;

/// <summary>同じ時期に行う団体.</summary>
public sealed class SetupGroupsTests
{
    private static readonly Insurer Oita = City("442012", "大分市");
    private static readonly Insurer Beppu = City("442020", "別府市");
    private static readonly Insurer Nakatsu = City("442038", "中津市");

    [Fact]
    public void Members_of_a_union_for_the_review_board_begin_together_and_the_union_does_not()
    {
        var union = Union("449017", hasFunction: false, "442011", "442020");

        var groups = SetupGroups.Of([Oita, Beppu, Nakatsu, union]);

        Assert.Equal([(Oita.Id, union.Id), (Beppu.Id, union.Id)], groups.Select(g => (g.Key, g.Value)));
    }

    [Fact]
    public void A_union_with_the_function_begins_with_members_that_are_insurers_themselves()
    {
        var union = Union("449017", hasFunction: true, "442011", "443417");

        var groups = SetupGroups.Of([Oita, Beppu, union]);

        Assert.Equal(union.Id, groups[Oita.Id]);
        Assert.Equal(union.Id, groups[union.Id]);
        Assert.Equal(2, groups.Count);
    }

    [Fact]
    public void A_union_whose_members_are_no_insurers_stands_alone() =>
        Assert.Empty(SetupGroups.Of([Oita, Union("449017", hasFunction: true, "443417", "443221")]));

    [Fact]
    public void Unions_that_share_a_member_are_one_group()
    {
        var (first, second) = (Union("449017", false, "442011", "442020"), Union("449025", false, "442020", "442038"));

        var groups = SetupGroups.Of([second, first, Oita, Beppu, Nakatsu]);

        Assert.Equal([first.Id, first.Id, first.Id], new[] { Oita, Beppu, Nakatsu }.Select(i => groups[i.Id]));
    }

    [Fact]
    public void A_member_whose_number_is_not_that_of_its_code_is_found_by_its_name_in_its_prefecture()
    {
        var (chiba, other, elsewhere) = (City("121012", "千葉市"), City("122028", "銚子市"), City("131011", "千葉市"));
        var union = new Insurer
        {
            InsurerNumber = "129015",
            Name = "試験広域連合",
            Kind = InsurerKind.WideAreaUnion,
            HasInsurerFunction = false,
            Members = [new MemberMunicipality("121002", "千葉市"), new MemberMunicipality("122025", "銚子市"), new MemberMunicipality("129999", "ない市")],
        };

        var groups = SetupGroups.Of([chiba, other, elsewhere, union]);

        Assert.Equal([chiba.Id, other.Id], groups.Keys);
    }

    private static Insurer City(string number, string name) => new() { InsurerNumber = number, Name = name, Kind = InsurerKind.Municipality };

    private static Insurer Union(string number, bool hasFunction, params string[] codes) => new()
    {
        InsurerNumber = number,
        Name = "試験広域連合",
        Kind = InsurerKind.WideAreaUnion,
        HasInsurerFunction = hasFunction,
        Members = [.. codes.Select(c => new MemberMunicipality(c, "市"))],
    };
}
